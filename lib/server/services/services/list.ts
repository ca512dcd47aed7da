import "server-only";
import type { ServiceList } from "@/lib/contracts/services";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { query } from "@/lib/server/db/client";
import { listServices as listRows } from "@/lib/server/db/repositories/services";
import { presentService } from "@/lib/server/services/services/present";

/** The registry of watched services, the most critical first. */
export async function listServices(ctx: Ctx): Promise<ServiceList> {
  requireRole(ctx.actor, "viewer");
  return { items: (await query(listRows)).map(presentService) };
}
