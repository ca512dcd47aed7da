import type { User } from "@/lib/contracts/users";
import type { Json } from "@/lib/server/db/repositories/audit-events";
import type { ListedUser, UserRow } from "@/lib/server/db/repositories/users";

/** A user as the API shows it: whether there is a password, never its hash. */
export const presentUser = (row: ListedUser): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  disabledAt: row.disabledAt?.toISOString() ?? null,
  hasPassword: row.passwordHash !== null,
  demo: row.demo,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
});

/** A user as the audit log keeps it. */
export const userSnapshot = (row: UserRow): Json => ({
  email: row.email,
  name: row.name,
  role: row.role,
  disabled: row.disabledAt !== null,
});
