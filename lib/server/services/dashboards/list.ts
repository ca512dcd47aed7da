import "server-only";
import { DASHBOARDS, panelsOf } from "@/lib/catalog/dashboards";
import type { DashboardList } from "@/lib/contracts/dashboards";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";

/** Every dashboard with its panels, in the reader's language. */
export function listDashboards(ctx: Ctx): DashboardList {
  requireRole(ctx.actor, "viewer");
  const items = DASHBOARDS.map((dashboard) => ({
    id: dashboard.id,
    title: dashboard.title[ctx.locale],
    description: dashboard.description[ctx.locale],
    path: dashboard.path,
    panels: panelsOf(dashboard).map((panel) => ({ id: panel.id, title: panel.title[ctx.locale], unit: panel.unit })),
  }));
  return { items };
}
