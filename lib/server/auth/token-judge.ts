import { includesRole, type Role } from "@/lib/contracts/roles";
import type { TokenRow } from "@/lib/server/db/repositories/tokens";

export type TokenStatus = "active" | "expired" | "revoked";

/** What people see in the list. Pure. */
export function tokenStatus(token: Pick<TokenRow, "revokedAt" | "expiresAt">, now: Date): TokenStatus {
  if (token.revokedAt !== null) return "revoked";
  return now >= token.expiresAt ? "expired" : "active";
}

/**
 * The role a token acts with now, or null when it counts no more. Pure. Never more than its creator has today: a person
 * who loses a role, or the account, loses it in all tokens made before.
 */
export function tokenRole(token: TokenRow, demoAllowed: boolean, now: Date): Role | null {
  if (tokenStatus(token, now) !== "active") return null;
  if (token.demo && !demoAllowed) return null;
  if (token.createdBy === null) return token.role;
  if (token.createdBy.disabledAt !== null) return null;
  return includesRole(token.createdBy.role, token.role) ? token.role : token.createdBy.role;
}
