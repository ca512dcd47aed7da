import "server-only";
import type { SessionList } from "@/lib/contracts/sessions";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { query } from "@/lib/server/db/client";
import { listSessions } from "@/lib/server/db/repositories/sessions";

/** One's own signed-in browsers, the last used first; none for a token. */
export async function listOwnSessions(ctx: Ctx): Promise<SessionList> {
  requireRole(ctx.actor, "viewer");
  const { actor } = ctx;
  if (actor.kind !== "user") return { items: [] };
  const rows = await query((db) => listSessions(db, actor.id, ctx.now()));
  return {
    items: rows.map((row) => ({
      id: row.id,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      userAgent: row.userAgent,
      address: row.address,
      current: row.id === actor.sessionId,
    })),
  };
}
