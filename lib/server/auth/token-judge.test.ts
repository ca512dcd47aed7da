import { describe, expect, it } from "vitest";
import type { TokenRow } from "@/lib/server/db/repositories/tokens";
import { tokenRole, tokenStatus } from "./token-judge";

const NOW = new Date("2026-01-01T12:00:00Z");
const EARLIER = new Date("2026-01-01T11:00:00Z");
const LATER = new Date("2026-01-01T13:00:00Z");
const creator = { name: "C", role: "admin", disabledAt: null } as const;

const token = (change: Partial<TokenRow>): TokenRow => ({
  id: "t",
  name: "ci",
  prefix: "atl_abcd",
  role: "operator",
  createdById: "c",
  createdBy: creator,
  createdAt: EARLIER,
  expiresAt: LATER,
  revokedAt: null,
  lastUsedAt: null,
  demo: false,
  ...change,
});

describe("tokenRole", () => {
  it.each([
    { given: token({}), role: "operator", why: "acts with its own role" },
    {
      given: token({ createdBy: { ...creator, role: "viewer" } }),
      role: "viewer",
      why: "never with more than its creator has now",
    },
    { given: token({ createdBy: { ...creator, disabledAt: EARLIER } }), role: null, why: "goes with its creator" },
    { given: token({ createdBy: null }), role: "operator", why: "tokens of the command line have no creator" },
    { given: token({ expiresAt: NOW }), role: null, why: "has expired at its end" },
    { given: token({ revokedAt: EARLIER }), role: null, why: "revoked" },
    { given: token({ demo: true }), role: null, why: "demo tokens are refused outside a demo" },
  ])("$why", ({ given, role }) => expect(tokenRole(given, false, NOW)).toBe(role));

  it("accepts demo tokens in a demo", () => expect(tokenRole(token({ demo: true }), true, NOW)).toBe("operator"));
});

describe("tokenStatus", () => {
  it.each([
    { given: token({}), status: "active" },
    { given: token({ expiresAt: NOW }), status: "expired" },
    { given: token({ expiresAt: NOW, revokedAt: EARLIER }), status: "revoked" },
  ])("$status", ({ given, status }) => expect(tokenStatus(given, NOW)).toBe(status));
});
