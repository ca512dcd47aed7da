import "server-only";
import type { CreateUser, UserWithPassword } from "@/lib/contracts/users";
import { hashPassword } from "@/lib/server/auth/password";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { transaction } from "@/lib/server/db/client";
import { insertUser } from "@/lib/server/db/repositories/users";
import { isUniqueViolation } from "@/lib/server/db/unique";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";
import { generatePassword } from "@/lib/server/services/users/generate-password";
import { presentUser, userSnapshot } from "@/lib/server/services/users/present";

/** Makes an account. Without a password one is made, and answered this once. Throws `conflict` when the e-mail is taken. */
export async function createUser(ctx: Ctx, input: CreateUser): Promise<UserWithPassword> {
  requireRole(ctx.actor, "admin");
  const made = input.password === undefined ? generatePassword() : undefined;
  const { email, name, role } = input;
  // Hashing is slow on purpose: done before the transaction, it holds no connection.
  const passwordHash = await hashPassword(input.password ?? made ?? "");
  try {
    return await transaction(async (tx) => {
      const user = await insertUser(tx, { email, name, role, passwordHash }, ctx.now());
      const after = userSnapshot(user);
      await recordAudit(tx, ctx, { action: "user.created", entityType: "user", entityId: user.id, after });
      return {
        user: presentUser({ ...user, lastSeenAt: null }),
        ...(made === undefined ? {} : { password: made }),
      };
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("conflict", `There is an account for ${email} already.`, { cause: error });
    throw error;
  }
}
