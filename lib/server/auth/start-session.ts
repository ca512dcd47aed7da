import "server-only";
import type { Role } from "@/lib/contracts/roles";
import type { Ctx } from "@/lib/server/ctx";
import { transaction } from "@/lib/server/db/client";
import { insertSession, revokeSession } from "@/lib/server/db/repositories/sessions";
import { env } from "@/lib/server/env";
import { recordAudit } from "@/lib/server/services/audit/record";

const DAY_MS = 86_400_000;

/** What is known of the browser that signs in. */
export type Browser = { readonly address: string; readonly userAgent: string; readonly requestId: string };
type Person = { readonly id: string; readonly name: string; readonly role: Role };

const ctxFor = (person: Person, sessionId: string, browser: Browser, now: Date): Ctx => ({
  actor: { kind: "user", ...person, sessionId },
  now: () => now,
  locale: "en",
  requestId: browser.requestId,
  address: browser.address,
});

/** A new session of somebody who has just proven who they are. Returns its id, which the cookie carries. */
export async function startSession(person: Person, browser: Browser, via: string, now: Date): Promise<string> {
  const expiresAt = new Date(now.getTime() + env().ATALAYA_SESSION_MAX_DAYS * DAY_MS);
  const { address, userAgent } = browser;
  const { id, name, role } = person;
  return transaction(async (tx) => {
    const session = await insertSession(tx, {
      userId: id,
      createdAt: now,
      expiresAt,
      address,
      userAgent: userAgent.slice(0, 300),
    });
    await recordAudit(tx, ctxFor({ id, name, role }, session.id, browser, now), {
      action: "session.started",
      entityType: "session",
      entityId: session.id,
      after: { via },
    });
    return session.id;
  });
}

/** Sign-out: the session ends on the server, so that a copy of the cookie is worth nothing. */
export async function endSession(person: Person, sessionId: string, browser: Browser, now: Date): Promise<void> {
  await transaction(async (tx) => {
    if (!(await revokeSession(tx, sessionId, person.id, now))) return;
    await recordAudit(tx, ctxFor(person, sessionId, browser, now), {
      action: "session.ended",
      entityType: "session",
      entityId: sessionId,
    });
  });
}
