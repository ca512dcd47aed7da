import "server-only";
import type { ChangePassword } from "@/lib/contracts/users";
import { hashPassword, verifyPassword } from "@/lib/server/auth/password";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { query, transaction } from "@/lib/server/db/client";
import { revokeSessions } from "@/lib/server/db/repositories/sessions";
import { findUser, lockUser, updateUser } from "@/lib/server/db/repositories/users";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";
import { forgetPeople } from "@/lib/server/services/users/forget";

/** One's own new password. The current one proves who asks; every other browser is signed out. */
export async function changePassword(ctx: Ctx, input: ChangePassword): Promise<void> {
  requireRole(ctx.actor, "viewer");
  const { actor } = ctx;
  if (actor.kind !== "user") throw new AppError("forbidden", "Only a signed-in person has a password to change.");
  const known = (await query((db) => findUser(db, actor.id)))?.passwordHash ?? null;
  if (known === null) throw new AppError("conflict", "This account has no password: it signs in elsewhere.");
  if (!(await verifyPassword(input.current, known)))
    throw new AppError("invalid", "The current password is not right.", {
      errors: [{ path: "current", message: "not the current password" }],
    });
  const passwordHash = await hashPassword(input.next);
  const now = ctx.now();
  await transaction(async (tx) => {
    const before = await lockUser(tx, actor.id);
    if (before?.passwordHash !== known)
      throw new AppError("conflict", "The password was changed meanwhile; sign in again.");
    await updateUser(tx, actor.id, { passwordHash }, now);
    const ended = await revokeSessions(tx, actor.id, now, actor.sessionId);
    await recordAudit(tx, ctx, {
      action: "user.password_changed",
      entityType: "user",
      entityId: actor.id,
      after: { email: before.email, endedSessions: ended },
    });
  });
  forgetPeople();
}
