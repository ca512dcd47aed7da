import "server-only";
import { randomUUID } from "node:crypto";
import { type Role, ROLES } from "@/lib/contracts/roles";
import { hashPassword } from "@/lib/server/auth/password";
import type { Actor, Ctx } from "@/lib/server/ctx";
import { query } from "@/lib/server/db/client";
import { insertSession } from "@/lib/server/db/repositories/sessions";
import { insertUser } from "@/lib/server/db/repositories/users";
import { createTestDatabase, pointServerAt, rawSql } from "@/lib/server/db/testing/database";
import { createToken } from "@/lib/server/services/tokens/create";

const WEEK_MS = 7 * 86_400_000;

export type Person = { readonly id: string; readonly email: string; readonly sessionId: string; readonly ctx: Ctx };

/** What a request of `actor` carries; a request id of its own finds its audit events. */
export const ctxOf = (actor: Actor, now = new Date()): Ctx => ({
  actor,
  now: () => now,
  locale: "en",
  requestId: randomUUID(),
  address: "192.0.2.7",
});

/** A session of that user. Returns its id. */
export async function signIn(userId: string, now = new Date()): Promise<string> {
  const expiresAt = new Date(now.getTime() + WEEK_MS);
  const session = { userId, createdAt: now, expiresAt, userAgent: "test", address: "192.0.2.7" };
  return (await query((db) => insertSession(db, session))).id;
}

/** A stored, signed-in user with that role. */
export async function person(role: Role, { password }: { password?: string } = {}): Promise<Person> {
  const name = `${role} ${randomUUID().slice(0, 8)}`;
  const email = `${name.replace(" ", ".")}@example.com`;
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const { id } = await query((db) => insertUser(db, { email, name, role, passwordHash }, new Date()));
  const sessionId = await signIn(id);
  return { id, email, sessionId, ctx: ctxOf({ kind: "user", id, name, role, sessionId }) };
}

/** A request of the console itself, as the command line makes it. */
export const systemCtx = (now?: Date): Ctx => ctxOf({ kind: "system", id: "test", name: "Test", role: "admin" }, now);

export type Peopled = {
  readonly people: Readonly<Record<Role, Person & { readonly secret: string }>>;
  readonly sql: (statement: string) => Promise<unknown>;
  readonly drop: () => Promise<void>;
};

/** A database of its own, which the server's code then uses, with a person of each role and an API token of each. */
export async function peopledDatabase(): Promise<Peopled> {
  const { url, drop } = await createTestDatabase();
  pointServerAt(url);
  const made: [Role, Person & { secret: string }][] = [];
  for (const role of ROLES) {
    const who = await person(role);
    const { secret } = await createToken(who.ctx, { name: role, role, expiresInDays: 1 });
    made.push([role, { ...who, secret }]);
  }
  const people = Object.fromEntries(made) as Peopled["people"]; // safe: one of each role
  return { people, sql: (statement) => rawSql(statement, [], url), drop };
}
