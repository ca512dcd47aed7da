import { hashPassword, verifyPassword } from "@/lib/server/auth/password";
import { hashTokenSecret, newTokenSecret, shownPrefix } from "@/lib/server/auth/token-secret";
import { ROLES, type Role } from "@/lib/contracts/roles";
import { type Db, transaction } from "@/lib/server/db/client";
import { findTokenByHash, insertToken, type TokenRow } from "@/lib/server/db/repositories/tokens";
import { findUserByEmail, insertUser, updateUser, type UserRow } from "@/lib/server/db/repositories/users";
import type { DemoAccount, DemoTokens } from "./secrets-file";
import { auditSeed, type SeedRun } from "./seed-actor";

const DAY_MS = 86_400_000;
const TOKEN_DAYS = 365;
/** A token that ends sooner than this is replaced, so that no demo dies of one while it runs. */
const RENEW_DAYS = 30;

const shown = ({ email, name, role, disabledAt }: UserRow) => ({ email, name, role, disabled: disabledAt !== null });

async function addAccount(tx: Db, account: DemoAccount, run: SeedRun): Promise<UserRow> {
  const { email, name, role, password } = account;
  const user = await insertUser(
    tx,
    { email, name, role, passwordHash: await hashPassword(password), demo: true },
    run.now,
  );
  await auditSeed(tx, run, { action: "user.created", entityType: "user", entityId: user.id, after: shown(user) });
  return user;
}

/** Makes a demo account what the file says; refuses to touch a real person's account of the same address. */
async function seedAccount(tx: Db, account: DemoAccount, run: SeedRun): Promise<UserRow> {
  const found = await findUserByEmail(tx, account.email);
  if (found === null) return addAccount(tx, account, run);
  if (!found.demo) throw new Error(`${account.email} is a real account of this database: seed another database`);
  const right = await verifyPassword(account.password, found.passwordHash);
  const { name, role } = account;
  if (right && found.name === name && found.role === role && found.disabledAt === null) return found;
  const hash = right ? {} : { passwordHash: await hashPassword(account.password) };
  const user = await updateUser(tx, found.id, { name, role, disabledAt: null, ...hash }, run.now);
  await auditSeed(tx, run, {
    action: "user.updated",
    entityType: "user",
    entityId: user.id,
    before: shown(found),
    after: { ...shown(user), passwordChanged: !right },
  });
  return user;
}

const usable = (token: TokenRow, role: Role, now: Date): boolean =>
  token.demo &&
  token.role === role &&
  token.revokedAt === null &&
  token.expiresAt.getTime() - now.getTime() > RENEW_DAYS * DAY_MS;

/** The token that was handed out before if it still works, else a new one. */
async function seedToken(tx: Db, role: Role, given: string | undefined, owner: UserRow, run: SeedRun): Promise<string> {
  const found = given === undefined ? null : await findTokenByHash(tx, hashTokenSecret(given));
  if (given !== undefined && found !== null && usable(found, role, run.now)) return given;
  // A known secret whose row is gone (a database made anew) is put back; a revoked one must stay revoked.
  const secret = given !== undefined && found === null ? given : newTokenSecret();
  const row = await insertToken(tx, {
    name: `demo ${role}`,
    prefix: shownPrefix(secret),
    hash: hashTokenSecret(secret),
    role,
    createdById: owner.id,
    createdAt: run.now,
    expiresAt: new Date(run.now.getTime() + TOKEN_DAYS * DAY_MS),
    demo: true,
  });
  const { name, prefix, expiresAt } = row;
  const after = { name, prefix, role, expiresAt: expiresAt.toISOString() };
  await auditSeed(tx, run, { action: "token.created", entityType: "token", entityId: row.id, after });
  return secret;
}

/** Demo accounts of all roles and one API token each. Safe to repeat: gives the same tokens as long as they work. */
export function seedAccess(
  accounts: readonly DemoAccount[],
  tokens: DemoTokens | undefined,
  run: SeedRun,
): Promise<DemoTokens> {
  return transaction(async (tx) => {
    const owners = new Map<Role, UserRow>();
    for (const account of accounts) owners.set(account.role, await seedAccount(tx, account, run));
    const made: [Role, string][] = [];
    for (const role of ROLES) {
      const owner = owners.get(role);
      if (owner === undefined) throw new Error(`the demo's secrets have no account with the role ${role}`);
      made.push([role, await seedToken(tx, role, tokens?.[role], owner, run)]);
    }
    return Object.fromEntries(made) as DemoTokens; // safe: one entry for each of ROLES
  });
}
