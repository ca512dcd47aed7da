import "server-only";
import type { Role } from "@/lib/contracts/roles";
import type { Db } from "@/lib/server/db/client";

export type TokenRow = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly role: Role;
  readonly createdById: string | null;
  readonly createdBy: { readonly name: string; readonly role: Role; readonly disabledAt: Date | null } | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly demo: boolean;
};

const COLUMNS = {
  id: true,
  name: true,
  prefix: true,
  role: true,
  createdById: true,
  createdBy: { select: { name: true, role: true, disabledAt: true } },
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
  demo: true,
} as const;

type NewToken = Pick<TokenRow, "name" | "prefix" | "role" | "createdById" | "createdAt" | "expiresAt"> & {
  readonly hash: string;
  readonly demo?: boolean;
};

export const insertToken = (db: Db, token: NewToken): Promise<TokenRow> =>
  db.apiToken.create({ data: token, select: COLUMNS });

export const findTokenByHash = (db: Db, hash: string): Promise<TokenRow | null> =>
  db.apiToken.findUnique({ where: { hash }, select: COLUMNS });

export const findToken = (db: Db, id: string): Promise<TokenRow | null> =>
  db.apiToken.findUnique({ where: { id }, select: COLUMNS });

/** Tokens of one creator, or of everyone, newest first. */
export const listTokens = (db: Db, createdById?: string): Promise<TokenRow[]> =>
  db.apiToken.findMany({
    where: createdById === undefined ? {} : { createdById },
    select: COLUMNS,
    orderBy: { createdAt: "desc" },
    take: 500,
  });

/** False when it was revoked before. */
export async function revokeToken(db: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await db.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  return count > 0;
}

export async function touchToken(db: Db, id: string, now: Date): Promise<void> {
  await db.apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
}

/** How many demo tokens there are. */
export const countDemoTokens = (db: Db): Promise<number> => db.apiToken.count({ where: { demo: true } });
