import type { ServiceInput } from "@/lib/contracts/services";
import { transaction } from "@/lib/server/db/client";
import { findServiceByKey, insertService } from "@/lib/server/db/repositories/services";
import { auditSeed, type SeedRun } from "./seed-actor";

/** Adds the services that are missing and leaves the others as people have edited them. Returns how many were added. */
export function seedServices(services: readonly ServiceInput[], run: SeedRun): Promise<number> {
  return transaction(async (tx) => {
    let added = 0;
    for (const service of services) {
      if ((await findServiceByKey(tx, service.key)) !== null) continue;
      const { id } = await insertService(tx, service);
      await auditSeed(tx, run, { action: "service.created", entityType: "service", entityId: id, after: service });
      added += 1;
    }
    return added;
  });
}
