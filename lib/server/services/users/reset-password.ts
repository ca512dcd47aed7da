import "server-only";
import type { ResetPassword, UserWithPassword } from "@/lib/contracts/users";
import { hashPassword } from "@/lib/server/auth/password";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { transaction } from "@/lib/server/db/client";
import { revokeSessions } from "@/lib/server/db/repositories/sessions";
import { findListedUser, lockUser, updateUser } from "@/lib/server/db/repositories/users";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";
import { forgetPeople } from "@/lib/server/services/users/forget";
import { generatePassword } from "@/lib/server/services/users/generate-password";
import { presentUser } from "@/lib/server/services/users/present";

/**
 * Gives an account a new password and ends its sessions. Without a password one is made, and answered this once.
 * One's own is changed with the current one (`changePassword`): a stolen session must not be enough.
 */
export async function resetPassword(
  ctx: Ctx,
  input: ResetPassword & { readonly id: string },
): Promise<UserWithPassword> {
  requireRole(ctx.actor, "admin");
  if (ctx.actor.kind === "user" && ctx.actor.id === input.id)
    throw new AppError("forbidden", "Change your own password in your account; it asks for the current one.");
  const made = input.password === undefined ? generatePassword() : undefined;
  const passwordHash = await hashPassword(input.password ?? made ?? "");
  const now = ctx.now();
  const result = await transaction(async (tx) => {
    const before = await lockUser(tx, input.id);
    if (before === null) throw new AppError("not_found", "There is no such user.");
    const after = await updateUser(tx, input.id, { passwordHash }, now);
    const ended = await revokeSessions(tx, input.id, now);
    const user = presentUser((await findListedUser(tx, input.id)) ?? { ...after, lastSeenAt: null });
    await recordAudit(tx, ctx, {
      action: "user.password_reset",
      entityType: "user",
      entityId: input.id,
      before: { email: before.email, hadPassword: before.passwordHash !== null },
      after: { email: after.email, hadPassword: true, endedSessions: ended },
    });
    return { user, ...(made === undefined ? {} : { password: made }) };
  });
  forgetPeople();
  return result;
}
