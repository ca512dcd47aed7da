import { OVERVIEW } from "@/lib/catalog/dashboards/overview";
import { panelsOf } from "@/lib/catalog/dashboards";
import type { DashboardData, PanelSeries } from "@/lib/contracts/dashboards";
import { levelOf } from "@/lib/presenters/chart/level";
import { latestValue } from "@/lib/presenters/chart/series";
import type { Level } from "@/lib/presenters/chart/types";
import { formatValue } from "@/lib/presenters/format/value";
import type { Locale } from "@/lib/contracts/locale";

export type TileMetric = {
  readonly id: "request-rate" | "latency-p95" | "error-ratio";
  readonly text: string;
  readonly level: Level;
  readonly values: readonly (number | null)[];
};

/** One service at a glance. */
export type Tile = {
  /** Key in the registry; null for a service that only the metrics know. */
  readonly key: string | null;
  readonly name: string;
  /** `partial`: some instances answer, not all. `unknown`: nobody measured it in this range. */
  readonly state: "up" | "partial" | "down" | "unknown";
  readonly up: number | null;
  readonly all: number | null;
  readonly metrics: readonly TileMetric[];
};

type Registered = { readonly key: string; readonly name: string; readonly jobMatcher: string };

const METRICS = ["request-rate", "latency-p95", "error-ratio"] as const;

/** The tiles of the overview: every registered service in its order, or those the metrics know when there is no registry. */
export function overviewTiles(
  data: DashboardData,
  services: readonly Registered[],
  context: { readonly serviceLabel: string; readonly locale: Locale },
): readonly Tile[] {
  const lines = linesByJob(data, context.serviceLabel);
  if (services.length === 0)
    return [...lines.keys()]
      .toSorted()
      .map((job) => tile({ key: null, name: job }, lines.get(job) ?? [], context.locale));
  return services.map((service) => {
    const fits = matcherOf(service.jobMatcher);
    const own = [...lines].filter(([job]) => fits(job)).flatMap(([, found]) => found);
    return tile(service, own, context.locale);
  });
}

type Line = { readonly panel: string; readonly series: PanelSeries };

function linesByJob(data: DashboardData, label: string): Map<string, Line[]> {
  const jobs = new Map<string, Line[]>();
  for (const panel of data.panels) {
    for (const series of panel.series) {
      const job = series.labels[label] ?? series.name;
      const lines = jobs.get(job) ?? [];
      lines.push({ panel: panel.id, series });
      jobs.set(job, lines);
    }
  }
  return jobs;
}

function matcherOf(pattern: string): (job: string) => boolean {
  try {
    const expression = new RegExp(`^(?:${pattern})$`);
    return (job) => expression.test(job);
  } catch {
    return (job) => job === pattern;
  }
}

function tile({ key, name }: { key: string | null; name: string }, lines: readonly Line[], locale: Locale): Tile {
  const latest = (panel: string, query?: string): number | null => {
    const line = lines.find((one) => one.panel === panel && (query === undefined || one.series.query === query));
    return line ? latestValue(line.series.values) : null;
  };
  const up = latest("instances", "up");
  const all = latest("instances", "all");
  return { key, name, state: stateOf(up, all), up, all, metrics: METRICS.map((id) => metric(id, lines, locale)) };
}

function stateOf(up: number | null, all: number | null): Tile["state"] {
  if (up === null || all === null || all === 0) return "unknown";
  if (up === 0) return "down";
  return up < all ? "partial" : "up";
}

function metric(id: TileMetric["id"], lines: readonly Line[], locale: Locale): TileMetric {
  const def = panelsOf(OVERVIEW).find((panel) => panel.id === id);
  const values = lines.find((line) => line.panel === id)?.series.values ?? [];
  const latest = latestValue(values);
  const unit = def?.unit ?? "count";
  return { id, text: formatValue(latest, unit, locale), level: levelOf(latest, def?.thresholds), values };
}

export type OverviewCounts = {
  readonly all: number;
  readonly bad: number;
  readonly warned: number;
  readonly unknown: number;
};

/** How many services there are, and how many of them need a look. */
export const countTiles = (tiles: readonly Tile[]): OverviewCounts => ({
  all: tiles.length,
  bad: tiles.filter(needsLook).length,
  warned: tiles.filter((tile) => !needsLook(tile) && tile.metrics.some(({ level }) => level === "warning")).length,
  unknown: tiles.filter(({ state }) => state === "unknown").length,
});

/** Down, partly down, or a value beyond its critical line. */
const needsLook = ({ state, metrics }: Tile): boolean =>
  state === "down" || state === "partial" || metrics.some(({ level }) => level === "critical");
