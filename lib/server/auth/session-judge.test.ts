import { describe, expect, it } from "vitest";
import type { SessionWithUser } from "@/lib/server/db/repositories/sessions";
import { judgeSession } from "./session-judge";

const NOW = new Date("2026-01-01T12:00:00Z");
const at = (offsetMs: number) => new Date(NOW.getTime() + offsetMs);
const LIMITS = { idleMs: 3_600_000, demo: false };

const session = (change: Partial<SessionWithUser>, user: Partial<SessionWithUser["user"]> = {}): SessionWithUser => ({
  id: "s",
  createdAt: at(-7_200_000),
  lastSeenAt: at(-1_000),
  expiresAt: at(1_000),
  revokedAt: null,
  userAgent: "",
  address: "",
  ...change,
  user: { id: "u", name: "U", role: "viewer", disabledAt: null, demo: false, ...user },
});

describe("judgeSession", () => {
  it.each([
    { given: session({}), verdict: { ok: true }, why: "a live session counts" },
    { given: session({ revokedAt: at(-1) }), verdict: { ok: false, reason: "ended" }, why: "revoked" },
    { given: session({ expiresAt: NOW }), verdict: { ok: false, reason: "ended" }, why: "ended at its end" },
    { given: session({ lastSeenAt: at(-3_600_000) }), verdict: { ok: false, reason: "ended" }, why: "idle too long" },
    { given: session({ lastSeenAt: at(-3_599_999) }), verdict: { ok: true }, why: "idle just not too long" },
    { given: session({}, { disabledAt: at(-1) }), verdict: { ok: false, reason: "disabled" }, why: "account disabled" },
    { given: session({}, { demo: true }), verdict: { ok: false, reason: "demo" }, why: "demo outside a demo" },
  ])("$why", ({ given, verdict }) => expect(judgeSession(given, LIMITS, NOW)).toEqual(verdict));

  it("lets demo accounts in where demos are allowed", () => {
    expect(judgeSession(session({}, { demo: true }), { ...LIMITS, demo: true }, NOW)).toEqual({ ok: true });
  });
});
