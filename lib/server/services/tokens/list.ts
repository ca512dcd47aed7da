import "server-only";
import { includesRole } from "@/lib/contracts/roles";
import type { ApiTokenList } from "@/lib/contracts/tokens";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { query } from "@/lib/server/db/client";
import { listTokens as listRows, type TokenRow } from "@/lib/server/db/repositories/tokens";
import { ownerOf } from "@/lib/server/services/tokens/owner";
import { presentToken } from "@/lib/server/services/tokens/present";

/** One's own tokens, newest first; an admin sees everybody's. */
export async function listTokens(ctx: Ctx): Promise<ApiTokenList> {
  requireRole(ctx.actor, "viewer");
  const rows = await query(async (db): Promise<TokenRow[]> => {
    if (includesRole(ctx.actor.role, "admin")) return listRows(db);
    const owner = await ownerOf(db, ctx.actor);
    return owner.id === null ? [] : listRows(db, owner.id);
  });
  const now = ctx.now();
  return { items: rows.map((row) => presentToken(row, now)) };
}
