import type { SessionWithUser } from "@/lib/server/db/repositories/sessions";

export type Limits = {
  /** A session that is not used for so long ends. */
  readonly idleMs: number;
  /** Are demo accounts let in? */
  readonly demo: boolean;
};
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: "ended" | "disabled" | "demo" };

/** Does this session still count? Pure. Both ends are exclusive: at the very moment it has ended. */
export function judgeSession(session: SessionWithUser, limits: Limits, now: Date): Verdict {
  if (session.revokedAt !== null || now >= session.expiresAt) return { ok: false, reason: "ended" };
  if (now.getTime() >= session.lastSeenAt.getTime() + limits.idleMs) return { ok: false, reason: "ended" };
  if (session.user.disabledAt !== null) return { ok: false, reason: "disabled" };
  if (session.user.demo && !limits.demo) return { ok: false, reason: "demo" };
  return { ok: true };
}
