import "server-only";
import type { Service, ServiceInput } from "@/lib/contracts/services";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { insertService } from "@/lib/server/db/repositories/services";
import { recordAudit } from "@/lib/server/services/audit/record";
import { presentService, serviceSnapshot } from "@/lib/server/services/services/present";
import { changeRegistry } from "@/lib/server/services/services/change-registry";

/** Adds a watched service. Throws `conflict` when its key is taken. */
export function createService(ctx: Ctx, input: ServiceInput): Promise<Service> {
  requireRole(ctx.actor, "admin");
  return changeRegistry(input.key, async (tx) => {
    const row = await insertService(tx, input);
    const after = serviceSnapshot(row);
    await recordAudit(tx, ctx, { action: "service.created", entityType: "service", entityId: row.id, after });
    return presentService(row);
  });
}
