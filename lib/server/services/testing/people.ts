import "server-only";
import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/contracts/roles";
import { hashPassword } from "@/lib/server/auth/password";
import type { Actor, Ctx } from "@/lib/server/ctx";
import { query } from "@/lib/server/db/client";
import { insertSession } from "@/lib/server/db/repositories/sessions";
import { insertUser } from "@/lib/server/db/repositories/users";

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
