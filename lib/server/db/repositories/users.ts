import "server-only";
import type { Role } from "@/lib/contracts/roles";
import type { Db } from "@/lib/server/db/client";

const COLUMNS = {
  id: true,
  email: true,
  name: true,
  role: true,
  passwordHash: true,
  disabledAt: true,
  demo: true,
  createdAt: true,
} as const;

export type UserRow = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string | null;
  readonly disabledAt: Date | null;
  readonly demo: boolean;
  readonly createdAt: Date;
};
export type ListedUser = UserRow & { readonly lastSeenAt: Date | null };

export type NewUser = Pick<UserRow, "email" | "name" | "role" | "passwordHash"> & { readonly demo?: boolean };
export type UserChange = Partial<Pick<UserRow, "name" | "role" | "disabledAt" | "passwordHash" | "demo">>;

export const findUser = (db: Db, id: string): Promise<UserRow | null> =>
  db.user.findUnique({ where: { id }, select: COLUMNS });

/** `email` in lower case. */
export const findUserByEmail = (db: Db, email: string): Promise<UserRow | null> =>
  db.user.findUnique({ where: { email }, select: COLUMNS });

const WITH_LAST_SESSION = {
  ...COLUMNS,
  sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
} as const;

type WithLastSession = UserRow & { readonly sessions: readonly { readonly lastSeenAt: Date }[] };

const listed = ({ sessions, ...user }: WithLastSession): ListedUser => ({
  ...user,
  lastSeenAt: sessions[0]?.lastSeenAt ?? null,
});

export async function listUsers(db: Db): Promise<ListedUser[]> {
  return (await db.user.findMany({ select: WITH_LAST_SESSION, orderBy: { email: "asc" } })).map(listed);
}

export async function findListedUser(db: Db, id: string): Promise<ListedUser | null> {
  const row = await db.user.findUnique({ where: { id }, select: WITH_LAST_SESSION });
  return row && listed(row);
}

export const insertUser = (db: Db, user: NewUser, now: Date): Promise<UserRow> =>
  db.user.create({
    data: { ...user, createdAt: now, passwordChangedAt: user.passwordHash === null ? null : now },
    select: COLUMNS,
  });

export const updateUser = (db: Db, id: string, change: UserChange, now: Date): Promise<UserRow> =>
  db.user.update({
    where: { id },
    data: { ...change, ...(change.passwordHash === undefined ? {} : { passwordChangedAt: now }) },
    select: COLUMNS,
  });

/**
 * Ids of the admins who can sign in, locked until the transaction ends: two admins who demote each other at the same
 * moment queue here, and the second one sees the first one's work.
 */
export async function lockActiveAdmins(tx: Db): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text as id from "user" where role = 'admin' and disabled_at is null order by id for update`;
  return rows.map((row) => row.id);
}

/** Locks one user's row, so that what was read is still true when it is written. */
export async function lockUser(tx: Db, id: string): Promise<UserRow | null> {
  await tx.$queryRaw`select 1 from "user" where id = ${id}::uuid for update`;
  return findUser(tx, id);
}

/** How many demo accounts there are. */
export const countDemoUsers = (db: Db): Promise<number> => db.user.count({ where: { demo: true } });

/** The user an identity at a provider belongs to. */
export async function findUserByAccount(db: Db, issuer: string, subject: string): Promise<UserRow | null> {
  const account = await db.account.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { user: { select: COLUMNS } },
  });
  return account?.user ?? null;
}

export async function insertAccount(db: Db, userId: string, issuer: string, subject: string): Promise<void> {
  await db.account.create({ data: { userId, issuer, subject } });
}
