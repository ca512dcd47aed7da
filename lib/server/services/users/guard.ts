import type { Actor } from "@/lib/server/ctx";
import type { UpdateUser } from "@/lib/contracts/users";
import type { UserRow } from "@/lib/server/db/repositories/users";
import { AppError } from "@/lib/server/http/app-error";

/** Does the change take the right to administer away from its target, if it has it? */
export const takesAdminAway = (change: UpdateUser): boolean =>
  change.disabled === true || (change.role !== undefined && change.role !== "admin");

/**
 * Throws when the change would lock people out: one's own role or account (`forbidden`), or the last admin who can sign
 * in (`conflict`). `activeAdmins` must be locked until the change is written.
 */
export function guardChange(
  actor: Actor,
  target: Pick<UserRow, "id" | "role" | "disabledAt">,
  change: UpdateUser,
  activeAdmins: readonly string[],
): void {
  if (actor.kind === "user" && actor.id === target.id) {
    if (change.role !== undefined && change.role !== target.role)
      throw new AppError("forbidden", "Nobody changes their own role; ask another admin.");
    if (change.disabled === true) throw new AppError("forbidden", "Nobody disables their own account.");
  }
  const isActiveAdmin = target.role === "admin" && target.disabledAt === null;
  if (isActiveAdmin && takesAdminAway(change) && !activeAdmins.some((id) => id !== target.id))
    throw new AppError("conflict", "This is the last admin who can sign in; make someone else an admin first.");
}
