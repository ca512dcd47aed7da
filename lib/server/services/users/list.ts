import "server-only";
import type { UserList } from "@/lib/contracts/users";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { query } from "@/lib/server/db/client";
import { listUsers as listRows } from "@/lib/server/db/repositories/users";
import { presentUser } from "@/lib/server/services/users/present";

/** Everyone with an account, disabled ones too, by e-mail. */
export async function listUsers(ctx: Ctx): Promise<UserList> {
  requireRole(ctx.actor, "admin");
  return { items: (await query(listRows)).map(presentUser) };
}
