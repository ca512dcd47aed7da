import "server-only";
import type { ChangePassword } from "@/lib/contracts/users";
import { hashPassword } from "@/lib/server/auth/password";
import { requireRole } from "@/lib/server/auth/require-role";
import { verifyCredentials } from "@/lib/server/auth/verify-credentials";
import type { Ctx } from "@/lib/server/ctx";
import { query, transaction } from "@/lib/server/db/client";
import { revokeSessions } from "@/lib/server/db/repositories/sessions";
import { findUser, lockUser, updateUser, type UserRow } from "@/lib/server/db/repositories/users";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";
import { forgetPeople } from "@/lib/server/services/users/forget";

const WRONG = new AppError("invalid", "The current password is not right.", {
  errors: [{ path: "current", message: "not the current password" }],
});

/** Proves who asks; guesses count and wait as at sign-in, or a stolen session could try passwords without end. */
async function proveCurrent(ctx: Ctx, email: string, password: string): Promise<UserRow> {
  const verdict = await verifyCredentials({ email, password }, ctx.address ?? "", ctx.now());
  if (verdict.ok) return verdict.user;
  if (verdict.reason !== "throttled") throw WRONG;
  const { retryAfterSeconds } = verdict;
  throw new AppError("rate_limited", `Too many wrong passwords; try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
}

/** One's own new password. The current one proves who asks; every other browser is signed out. */
export async function changePassword(ctx: Ctx, input: ChangePassword): Promise<void> {
  requireRole(ctx.actor, "viewer");
  const { actor } = ctx;
  if (actor.kind !== "user") throw new AppError("forbidden", "Only a signed-in person has a password to change.");
  const person = await query((db) => findUser(db, actor.id));
  if (!person?.passwordHash) throw new AppError("conflict", "This account has no password: it signs in elsewhere.");
  const proven = await proveCurrent(ctx, person.email, input.current);
  const passwordHash = await hashPassword(input.next);
  const now = ctx.now();
  await transaction(async (tx) => {
    const before = await lockUser(tx, actor.id);
    if (before?.passwordHash !== proven.passwordHash)
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
