import "server-only";
import { AuditPage, type AuditQuery } from "@/lib/contracts/audit";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { query } from "@/lib/server/db/client";
import { searchAuditEvents } from "@/lib/server/db/repositories/audit-events";
import { AppError } from "@/lib/server/http/app-error";

/**
 * One page of the audit log, newest first. The cursor is the id of the last event seen: ids only grow and events never
 * change, so new events do not shift the pages that follow.
 */
export async function searchAudit(ctx: Ctx, input: AuditQuery): Promise<AuditPage> {
  requireRole(ctx.actor, "admin");
  if (input.from && input.to && Date.parse(input.from) > Date.parse(input.to))
    throw new AppError("invalid", "The range ends before it begins.", {
      errors: [{ path: "to", message: "earlier than from" }],
    });
  const rows = await query((db) => searchAuditEvents(db, { ...input, limit: input.limit + 1 }));
  const shown = rows.slice(0, input.limit);
  return AuditPage.parse({
    items: shown.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      actorName: row.actor_name,
      action: row.action,
      entityType: row.entity_type,
      entityId: row.entity_id,
      before: row.before,
      after: row.after,
      requestId: row.request_id,
      address: row.address,
    })),
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  });
}
