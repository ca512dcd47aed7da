import "server-only";
import type { UpdateUser, User } from "@/lib/contracts/users";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { transaction } from "@/lib/server/db/client";
import { revokeSessions } from "@/lib/server/db/repositories/sessions";
import {
  findListedUser,
  lockActiveAdmins,
  lockUser,
  updateUser as updateRow,
  type UserChange,
  type UserRow,
} from "@/lib/server/db/repositories/users";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";
import { forgetPeople } from "@/lib/server/services/users/forget";
import { guardChange, takesAdminAway } from "@/lib/server/services/users/guard";
import { presentUser, userSnapshot } from "@/lib/server/services/users/present";

const actionOf = (before: UserRow, after: UserRow) => {
  if (before.role !== after.role) return "user.role_changed" as const;
  if ((before.disabledAt === null) !== (after.disabledAt === null))
    return after.disabledAt === null ? ("user.enabled" as const) : ("user.disabled" as const);
  return "user.updated" as const;
};

/** An account that is disabled already keeps the time it was disabled at. */
const disabledAt = (before: UserRow, disabled: boolean, now: Date): Date | null =>
  disabled ? (before.disabledAt ?? now) : null;

/**
 * Changes name, role or status of an account. Whoever is disabled is signed out everywhere. Throws `not_found`,
 * `forbidden` for one's own role, `conflict` for the last admin.
 */
export async function updateUser(ctx: Ctx, input: UpdateUser & { readonly id: string }): Promise<User> {
  requireRole(ctx.actor, "admin");
  const { id, ...change } = input;
  const now = ctx.now();
  const user = await transaction(async (tx) => {
    // The admins first, then the target, in every transaction: two that lock in turns cannot wait for each other.
    const admins = takesAdminAway(change) ? await lockActiveAdmins(tx) : [];
    const before = await lockUser(tx, id);
    if (before === null) throw new AppError("not_found", "There is no such user.");
    guardChange(ctx.actor, before, change, admins);
    const columns: UserChange = {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.role === undefined ? {} : { role: change.role }),
      ...(change.disabled === undefined ? {} : { disabledAt: disabledAt(before, change.disabled, now) }),
    };
    const after = await updateRow(tx, id, columns, now);
    if (after.disabledAt !== null) await revokeSessions(tx, id, now);
    await recordAudit(tx, ctx, {
      action: actionOf(before, after),
      entityType: "user",
      entityId: id,
      before: userSnapshot(before),
      after: userSnapshot(after),
    });
    return presentUser((await findListedUser(tx, id)) ?? { ...after, lastSeenAt: null });
  });
  forgetPeople();
  return user;
}
