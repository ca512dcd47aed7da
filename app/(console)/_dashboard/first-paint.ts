import { cookies } from "next/headers";
import type { DashboardView } from "@/lib/client/dashboards.queries";
import { resolveRange } from "@/lib/client/url/time-range";
import { resolveZone } from "@/lib/client/url/time-zone";
import type { ViewState } from "@/lib/client/url/view-params";
import type { DashboardData } from "@/lib/contracts/dashboards";
import { ZONE_COOKIE } from "@/lib/contracts/theme";
import { getSessionCtx } from "@/lib/server/auth/session-ctx";
import { AppError } from "@/lib/server/http/app-error";
import { readDashboard } from "@/lib/server/services/dashboards/read";

type FirstPaint = { readonly view: DashboardView; readonly data: DashboardData; readonly readAt: number };

/** A dashboard's data for the first paint; undefined when the address asks for something that cannot be read, which the page then explains. */
export async function readFirstPaint(id: string, view: ViewState): Promise<FirstPaint | undefined> {
  const [ctx, jar] = await Promise.all([getSessionCtx(), cookies()]);
  const zone = resolveZone(view.tz, jar.get(ZONE_COOKIE)?.value);
  const readAt = Date.now();
  const range = resolveRange(view, readAt, zone);
  if (!ctx || !range.ok) return undefined;
  const { service, instance, env, source } = view;
  try {
    const data = await readDashboard(ctx, {
      id,
      from: range.range.from,
      ...(view.to.trim() !== "now" && { to: range.range.to }),
      service,
      instance,
      ...(env && { environment: [env] }),
      ...(source && { source }),
    });
    return { view: { ...view, zone }, data, readAt };
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
