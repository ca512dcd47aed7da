import "server-only";
import type { IdParams } from "@/lib/contracts/page";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { transaction } from "@/lib/server/db/client";
import { revokeSessions } from "@/lib/server/db/repositories/sessions";
import { lockUser } from "@/lib/server/db/repositories/users";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";
import { forgetPeople } from "@/lib/server/services/users/forget";

/** Signs a person out everywhere, oneself included. Throws `not_found`. */
export async function revokeUserSessions(ctx: Ctx, input: IdParams): Promise<void> {
  requireRole(ctx.actor, "admin");
  await transaction(async (tx) => {
    const user = await lockUser(tx, input.id);
    if (user === null) throw new AppError("not_found", "There is no such user.");
    const ended = await revokeSessions(tx, input.id, ctx.now());
    await recordAudit(tx, ctx, {
      action: "user.sessions_revoked",
      entityType: "user",
      entityId: input.id,
      after: { email: user.email, endedSessions: ended },
    });
  });
  forgetPeople();
}
