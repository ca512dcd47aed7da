import "server-only";
import { includesRole } from "@/lib/contracts/roles";
import { type CreateApiToken, type CreatedApiToken, TOKEN_DAYS_MAX } from "@/lib/contracts/tokens";
import { requireRole } from "@/lib/server/auth/require-role";
import { hashTokenSecret, newTokenSecret, shownPrefix } from "@/lib/server/auth/token-secret";
import type { Ctx } from "@/lib/server/ctx";
import { transaction } from "@/lib/server/db/client";
import { insertToken } from "@/lib/server/db/repositories/tokens";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";
import { ownerOf } from "@/lib/server/services/tokens/owner";
import { presentToken, tokenSnapshot } from "@/lib/server/services/tokens/present";

const DAY_MS = 86_400_000;

/**
 * Makes a credential for scripts; its text is answered this once. Its role may not exceed one's own. A token made by a
 * token belongs to the same person and ends no later: otherwise a stolen one could renew itself for ever.
 */
export async function createToken(ctx: Ctx, input: CreateApiToken): Promise<CreatedApiToken> {
  requireRole(ctx.actor, "viewer");
  if (!includesRole(ctx.actor.role, input.role))
    throw new AppError("forbidden", `A token cannot do more than you: yours is the role ${ctx.actor.role}.`);
  if (!(input.expiresInDays >= 1 && input.expiresInDays <= TOKEN_DAYS_MAX))
    throw new AppError("invalid", `A token lasts from 1 to ${TOKEN_DAYS_MAX} days.`);
  const now = ctx.now();
  const secret = newTokenSecret();
  return transaction(async (tx) => {
    const owner = await ownerOf(tx, ctx.actor);
    const wanted = new Date(now.getTime() + input.expiresInDays * DAY_MS);
    const expiresAt = owner.expiresAt !== null && owner.expiresAt < wanted ? owner.expiresAt : wanted;
    const row = await insertToken(tx, {
      name: input.name,
      role: input.role,
      hash: hashTokenSecret(secret),
      prefix: shownPrefix(secret),
      createdById: owner.id,
      createdAt: now,
      expiresAt,
    });
    const after = tokenSnapshot(row);
    await recordAudit(tx, ctx, { action: "token.created", entityType: "token", entityId: row.id, after });
    return { token: presentToken(row, now), secret };
  });
}
