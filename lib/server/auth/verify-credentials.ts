import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { oneAtATime } from "@/lib/server/auth/one-at-a-time";
import { hashPassword, needsRehash, verifyPassword } from "@/lib/server/auth/password";
import { ACCOUNT_RULE, ADDRESS_RULE, THROTTLE_WINDOW_MS, throttleWait } from "@/lib/server/auth/throttle";
import { query } from "@/lib/server/db/client";
import {
  dropAttempts,
  insertAttempt,
  recentFailures,
  settleAttempt,
} from "@/lib/server/db/repositories/sign-in-attempts";
import { findUserByEmail, updateUser, type UserRow } from "@/lib/server/db/repositories/users";
import { env } from "@/lib/server/env";

const DAY_MS = 86_400_000;

const Credentials = z.object({
  email: z.string().trim().toLowerCase().min(1).max(200),
  password: z.string().min(1).max(200),
});

export type CredentialsVerdict =
  | { readonly ok: true; readonly user: UserRow }
  | { readonly ok: false; readonly reason: "wrong" | "demo_refused" }
  | { readonly ok: false; readonly reason: "throttled"; readonly retryAfterSeconds: number };

const accountKey = (email: string): string => createHash("sha256").update(`sign-in:${email}`).digest("hex");

/** ms to wait because of earlier failures of this account or from this address. */
async function waitFor(account: string, address: string, attempt: bigint, now: Date): Promise<number> {
  const since = new Date(now.getTime() - THROTTLE_WINDOW_MS);
  const [ofAccount, ofAddress] = await Promise.all([
    query((db) => recentFailures(db, { account }, since, attempt)),
    query((db) => recentFailures(db, { address }, since, attempt)),
  ]);
  return Math.max(throttleWait(ofAccount, ACCOUNT_RULE, now), throttleWait(ofAddress, ADDRESS_RULE, now));
}

async function renewHash(user: UserRow, password: string, now: Date): Promise<void> {
  if (user.passwordHash === null || !needsRehash(user.passwordHash)) return;
  const passwordHash = await hashPassword(password);
  await query((db) => updateUser(db, user.id, { passwordHash }, now));
}

async function decide(email: string, password: string, address: string, now: Date): Promise<CredentialsVerdict> {
  const account = accountKey(email);
  const attempt = await query((db) => insertAttempt(db, account, address, now));
  const waitMs = await waitFor(account, address, attempt, now);
  if (waitMs > 0) {
    // A refused try is no failure: hammering must not lengthen the wait of the person who owns the account.
    await query((db) => settleAttempt(db, attempt, "refused"));
    return { ok: false, reason: "throttled", retryAfterSeconds: Math.ceil(waitMs / 1000) };
  }
  const user = await query((db) => findUserByEmail(db, email));
  const right = await verifyPassword(password, user?.passwordHash ?? null);
  if (!right || user === null || user.disabledAt !== null) return { ok: false, reason: "wrong" };
  await query((db) => settleAttempt(db, attempt, "succeeded"));
  if (user.demo && !env().ATALAYA_DEMO) return { ok: false, reason: "demo_refused" };
  await renewHash(user, password, now);
  await query((db) => dropAttempts(db, new Date(now.getTime() - DAY_MS)));
  return { ok: true, user };
}

/**
 * Is this an e-mail and password of somebody who may sign in? Unknown, disabled and password-less accounts get the same
 * answer, after the same time, as a wrong password. Counted per account and address; too many failures must wait.
 */
export async function verifyCredentials(input: unknown, address: string, now: Date): Promise<CredentialsVerdict> {
  const parsed = Credentials.safeParse(input);
  if (!parsed.success) return { ok: false, reason: "wrong" };
  const { email, password } = parsed.data;
  return oneAtATime(`sign-in:${email}`, () => decide(email, password, address, now));
}
