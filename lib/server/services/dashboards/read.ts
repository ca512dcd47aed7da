import "server-only";
import type { DashboardData } from "@/lib/contracts/dashboards";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { assemble } from "./assemble";
import { collect } from "./collect";
import type { DashboardInput } from "./input";

/**
 * The data of a dashboard for a range: what the page draws first and what the data route answers.
 * Throws AppError: unknown dashboard, source or service, an unusable range. A source that is down is a panel's state.
 */
export async function readDashboard(ctx: Ctx, input: DashboardInput): Promise<DashboardData> {
  requireRole(ctx.actor, "viewer");
  return assemble(await collect(ctx, input), ctx.locale);
}
