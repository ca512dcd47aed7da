import "server-only";
import { ConfirmedCache } from "@/lib/server/auth/confirmed-cache";
import { judgeSession } from "@/lib/server/auth/session-judge";
import type { Actor } from "@/lib/server/ctx";
import { query } from "@/lib/server/db/client";
import { findSession, type SessionWithUser, touchSession } from "@/lib/server/db/repositories/sessions";
import { env } from "@/lib/server/env";
import { log } from "@/lib/server/http/log";
import { processWide } from "@/lib/server/process";

const HOUR_MS = 3_600_000;
/** "Last seen" is written at most this often. */
const TOUCH_MS = 60_000;

const cache = (): ConfirmedCache<SessionWithUser> =>
  processWide("sessions", () => new ConfirmedCache<SessionWithUser>());

/** Touching is bookkeeping: nobody waits for it, and a failure must not fail the request. */
function touch(session: SessionWithUser, now: Date): void {
  if (now.getTime() - session.lastSeenAt.getTime() < TOUCH_MS) return;
  query((db) => touchSession(db, session.id, now)).catch((error: unknown) =>
    log.warn("session not touched", { sessionId: session.id, error }),
  );
}

/** The person behind a session id, or null when the session counts no more. Throws DatabaseUnavailable if nobody can tell. */
export async function sessionActor(
  sessionId: string,
  now: Date,
): Promise<{ actor: Extract<Actor, { kind: "user" }>; unconfirmed: boolean } | null> {
  const found = await cache().get(sessionId, () => query((db) => findSession(db, sessionId)));
  if (found === null) return null;
  const { ATALAYA_SESSION_IDLE_HOURS, ATALAYA_DEMO } = env();
  const limits = { idleMs: ATALAYA_SESSION_IDLE_HOURS * HOUR_MS, demo: ATALAYA_DEMO };
  if (!judgeSession(found.value, limits, now).ok) return null;
  if (!found.unconfirmed) touch(found.value, now);
  const { id, name, role } = found.value.user;
  return { actor: { kind: "user", id, name, role, sessionId }, unconfirmed: found.unconfirmed };
}

/** After any change of sessions, roles or accounts: this process asks the database again; others do within 5 s. */
export const forgetSessions = (): void => cache().forget();
