import type { ApiToken } from "@/lib/contracts/tokens";
import type { Json } from "@/lib/server/db/repositories/audit-events";
import type { TokenRow } from "@/lib/server/db/repositories/tokens";

function statusOf(row: Pick<TokenRow, "revokedAt" | "expiresAt">, now: Date): ApiToken["status"] {
  if (row.revokedAt !== null) return "revoked";
  return row.expiresAt <= now ? "expired" : "active";
}

/** A token as the API shows it: its first characters, never the secret or its hash. */
export const presentToken = (row: TokenRow, now: Date): ApiToken => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  role: row.role,
  createdBy: row.createdBy?.name ?? null,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  demo: row.demo,
  status: statusOf(row, now),
});

/** A token as the audit log keeps it. */
export const tokenSnapshot = (row: TokenRow): Json => ({
  name: row.name,
  role: row.role,
  expiresAt: row.expiresAt.toISOString(),
  revoked: row.revokedAt !== null,
});
