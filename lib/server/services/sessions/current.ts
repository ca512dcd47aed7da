import "server-only";
import type { CurrentActor } from "@/lib/contracts/sessions";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";

/** Who is asking, and what they may do. */
export function readCurrentActor(ctx: Ctx): CurrentActor {
  requireRole(ctx.actor, "viewer");
  const { kind, id, name, role } = ctx.actor;
  return { kind, id, name, role };
}
