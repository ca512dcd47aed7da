import "server-only";
import type { Role } from "@/lib/contracts/roles";
import type { Db } from "@/lib/server/db/client";

export type SessionRow = {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly userAgent: string;
  readonly address: string;
};
export type SessionWithUser = SessionRow & {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly disabledAt: Date | null;
    readonly demo: boolean;
  };
};

const COLUMNS = {
  id: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
  revokedAt: true,
  userAgent: true,
  address: true,
} as const;

type NewSession = { userId: string; createdAt: Date; expiresAt: Date; userAgent: string; address: string };

export const insertSession = (db: Db, session: NewSession): Promise<SessionRow> =>
  db.session.create({ data: { ...session, lastSeenAt: session.createdAt }, select: COLUMNS });

export const findSession = (db: Db, id: string): Promise<SessionWithUser | null> =>
  db.session.findUnique({
    where: { id },
    select: { ...COLUMNS, user: { select: { id: true, name: true, role: true, disabledAt: true, demo: true } } },
  });

/** Live sessions of a user, newest first. */
export const listSessions = (db: Db, userId: string, now: Date): Promise<SessionRow[]> =>
  db.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    select: COLUMNS,
    orderBy: { lastSeenAt: "desc" },
    take: 200,
  });

export async function touchSession(db: Db, id: string, now: Date): Promise<void> {
  await db.session.updateMany({ where: { id, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } });
}

/** Ends one session of a user; false when it was not theirs or had ended before. */
export async function revokeSession(db: Db, id: string, userId: string, now: Date): Promise<boolean> {
  const { count } = await db.session.updateMany({ where: { id, userId, revokedAt: null }, data: { revokedAt: now } });
  return count > 0;
}

/** Ends all sessions of a user but one (or none). Returns how many. */
export async function revokeSessions(db: Db, userId: string, now: Date, keep?: string): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { userId, revokedAt: null, ...(keep === undefined ? {} : { id: { not: keep } }) },
    data: { revokedAt: now },
  });
  return count;
}
