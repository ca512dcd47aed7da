import "server-only";
import type { IdParams } from "@/lib/contracts/page";
import { includesRole } from "@/lib/contracts/roles";
import { requireRole } from "@/lib/server/auth/require-role";
import { forgetSessions } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/ctx";
import { transaction } from "@/lib/server/db/client";
import { findSession, revokeSession as revokeRow } from "@/lib/server/db/repositories/sessions";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";

/** Ends one session at once: one's own, or anybody's for an admin. Throws `not_found`, for other people's too. */
export async function revokeSession(ctx: Ctx, input: IdParams): Promise<void> {
  requireRole(ctx.actor, "viewer");
  await transaction(async (tx) => {
    const session = await findSession(tx, input.id);
    const isOwn = ctx.actor.kind === "user" && session?.user.id === ctx.actor.id;
    if (session === null || !(isOwn || includesRole(ctx.actor.role, "admin")))
      throw new AppError("not_found", "There is no such session.");
    if (!(await revokeRow(tx, input.id, session.user.id, ctx.now()))) return;
    await recordAudit(tx, ctx, {
      action: "session.revoked",
      entityType: "session",
      entityId: input.id,
      before: { user: session.user.name, revoked: false },
      after: { user: session.user.name, revoked: true },
    });
  });
  forgetSessions();
}
