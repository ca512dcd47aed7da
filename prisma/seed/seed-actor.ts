import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/server/db/client";
import { insertAuditEvent, type Json } from "@/lib/server/db/repositories/audit-events";

/** One run of the seed: everything it writes bears the same time and the same request id. */
export type SeedRun = { readonly now: Date; readonly requestId: string };

export const newRun = (): SeedRun => ({ now: new Date(), requestId: `seed-${randomUUID()}` });

type Change = {
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly before?: Json;
  readonly after?: Json;
};

/** Writes of the seed are audited like everyone's. */
export const auditSeed = (tx: Db, run: SeedRun, change: Change): Promise<void> =>
  insertAuditEvent(tx, {
    at: run.now,
    actorKind: "system",
    actorId: "demo-seed",
    actorName: "Demo seed",
    action: change.action,
    entityType: change.entityType,
    entityId: change.entityId,
    before: change.before,
    after: change.after,
    requestId: run.requestId,
    address: "",
  });
