import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { findDashboard, panelsOf } from "@/lib/catalog/dashboards";
import { fillTemplate } from "@/lib/domain/promql/fill-template";
import { formatDuration } from "@/lib/domain/series/duration";
import { rateWindowMs } from "@/lib/domain/series/step";
import { planWindow, type QueryWindow } from "@/lib/domain/series/window";

const Access = z.object({ baseUrl: z.string(), tokens: z.object({ viewer: z.string() }), prometheusUrl: z.string() });

/** The running console to measure and the Prometheus behind it, as `npm run demo` left them on disk. */
export function target(): z.infer<typeof Access> {
  const folder = process.env["ATALAYA_DATA_DIR"] ?? ".data/demo";
  return Access.parse(JSON.parse(readFileSync(join(folder, "access.json"), "utf8")));
}

export const SCRAPE_MS = 5_000;
export const HOUR = 3_600_000;
export const RANGES = { "1h": HOUR, "24h": 24 * HOUR, "7d": 7 * 24 * HOUR } as const;

/** The performance dashboard's panels: what both sides draw. */
const DASHBOARD = findDashboard("performance");
const PANELS = DASHBOARD ? panelsOf(DASHBOARD) : [];
/** As many panels as the figures of the peers were taken with. */
export const PEER_PANELS = 12;

/** The PromQL of a dashboard's panels at a step; `count` limits the number of queries. */
export function queriesAt(stepMs: number, count = Infinity): string[] {
  const values = {
    matchers: 'job!=""',
    targets: 'job!=""',
    window: formatDuration(rateWindowMs(stepMs, SCRAPE_MS)),
    by: "job",
  };
  const all = PANELS.flatMap((panel) => panel.queries.map((query) => fillTemplate(query.expr, values)));
  return all.slice(0, count);
}

export function windowOf(rangeMs: number, nowMs = Date.now()): QueryWindow {
  const plan = planWindow({ fromMs: nowMs - rangeMs, points: 480, scrapeMs: SCRAPE_MS }, nowMs);
  if ("problem" in plan) throw new Error(plan.problem);
  return plan.window;
}

/** Address of the performance dashboard's data; `extra` adds parameters. */
export function dataUrl(baseUrl: string, fromMs: number, extra: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams({ from: String(Math.floor(fromMs)), ...extra });
  return `${baseUrl}/api/v1/dashboards/performance/data?${params.toString()}`;
}
