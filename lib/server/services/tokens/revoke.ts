import "server-only";
import type { IdParams } from "@/lib/contracts/page";
import { includesRole } from "@/lib/contracts/roles";
import { forgetTokens } from "@/lib/server/auth/api-tokens";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { transaction } from "@/lib/server/db/client";
import { findToken, revokeToken as revokeRow } from "@/lib/server/db/repositories/tokens";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";
import { ownerOf } from "@/lib/server/services/tokens/owner";
import { tokenSnapshot } from "@/lib/server/services/tokens/present";

/** Ends a token at once: one's own, or anybody's for an admin. Throws `not_found`, for other people's tokens too. */
export async function revokeToken(ctx: Ctx, input: IdParams): Promise<void> {
  requireRole(ctx.actor, "viewer");
  await transaction(async (tx) => {
    const before = await findToken(tx, input.id);
    const owner = await ownerOf(tx, ctx.actor);
    const isOwn = before !== null && before.createdById !== null && before.createdById === owner.id;
    if (before === null || !(isOwn || includesRole(ctx.actor.role, "admin")))
      throw new AppError("not_found", "There is no such token.");
    // Revoking twice is no error, and only the first time is news.
    if (!(await revokeRow(tx, input.id, ctx.now()))) return;
    const after = await findToken(tx, input.id);
    await recordAudit(tx, ctx, {
      action: "token.revoked",
      entityType: "token",
      entityId: input.id,
      before: tokenSnapshot(before),
      ...(after && { after: tokenSnapshot(after) }),
    });
  });
  forgetTokens();
}
