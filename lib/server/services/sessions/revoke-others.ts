import "server-only";
import { requireRole } from "@/lib/server/auth/require-role";
import { forgetSessions } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/ctx";
import { transaction } from "@/lib/server/db/client";
import { revokeSessions } from "@/lib/server/db/repositories/sessions";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";

/** Signs oneself out of every browser but this one. */
export async function revokeOtherSessions(ctx: Ctx): Promise<void> {
  requireRole(ctx.actor, "viewer");
  const { actor } = ctx;
  if (actor.kind !== "user") throw new AppError("forbidden", "Only a signed-in person has sessions.");
  await transaction(async (tx) => {
    const ended = await revokeSessions(tx, actor.id, ctx.now(), actor.sessionId);
    await recordAudit(tx, ctx, {
      action: "session.others_revoked",
      entityType: "user",
      entityId: actor.id,
      after: { endedSessions: ended },
    });
  });
  forgetSessions();
}
