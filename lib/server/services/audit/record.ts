import "server-only";
import type { Ctx } from "@/lib/server/ctx";
import type { Db } from "@/lib/server/db/client";
import { insertAuditEvent, type Json } from "@/lib/server/db/repositories/audit-events";

export type AuditEntry = {
  /** `entity.verb`, for example `user.updated`. */
  readonly action: `${string}.${string}`;
  readonly entityType: string;
  readonly entityId: string;
  /** Snapshots made for the log: never a row as it is, so that no password or hash can slip in. */
  readonly before?: Json;
  readonly after?: Json;
};

/** Last line of every verb that writes: says who changed what, in the transaction of the change. */
export async function recordAudit(tx: Db, ctx: Ctx, entry: AuditEntry): Promise<void> {
  await insertAuditEvent(tx, {
    at: ctx.now(),
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    action: entry.action,
    entityType: entry.entityType,
    entityId: entry.entityId,
    before: entry.before,
    after: entry.after,
    requestId: ctx.requestId,
    address: ctx.address ?? "",
  });
}
