import type { PanelDef } from "@/lib/catalog/types";
import type { PanelSeries } from "@/lib/contracts/dashboards";
import { formatValue } from "@/lib/presenters/format/value";
import { assignColors } from "./color";
import { levelOf } from "./level";
import { stackValues } from "./stack";
import type { ChartContext, PreparedSeries } from "./types";

/** Up to this many lines the legend keeps the order of names; beyond it the largest come first. */
const LEGEND_BY_NAME_UP_TO = 12;

/** Names one line of one panel for as long as it exists. */
const seriesKey = (series: Pick<PanelSeries, "query" | "labels">): string =>
  `${series.query}|${Object.entries(series.labels)
    .map(([label, value]) => `${label}=${value}`)
    .toSorted()
    .join(",")}`;

/** The last value, unless the series stopped: `tolerance` points may be missing at the end (a scrape that is late). */
export function latestValue(values: readonly (number | null)[], tolerance = 2): number | null {
  for (let back = 1; back <= tolerance + 1; back += 1) {
    const value = values.at(-back);
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

/** Names, colours, order and latest values of a panel's lines. `length`: number of timestamps. */
export function prepareSeries(
  def: Pick<PanelDef, "unit" | "thresholds" | "stacked">,
  series: readonly PanelSeries[],
  length: number,
  context: ChartContext,
): PreparedSeries[] {
  const ordered = inLegendOrder(series);
  const colors = assignColors(ordered, context);
  const bands =
    def.stacked === true
      ? stackValues(
          ordered.map((line) => line.values),
          length,
        )
      : null;
  return ordered.map((line, index) => {
    const latest = latestValue(line.values);
    const band = bands?.[index];
    return {
      key: seriesKey(line),
      name: line.name,
      color: colors[index]?.color ?? 1,
      dash: colors[index]?.dash ?? 0,
      values: line.values,
      upper: band?.upper ?? line.values,
      lower: band?.lower ?? null,
      latest,
      latestText: formatValue(latest, def.unit, context.locale),
      level: levelOf(latest, def.thresholds),
    };
  });
}

const collator = new Intl.Collator("en", { numeric: true });

function inLegendOrder(series: readonly PanelSeries[]): PanelSeries[] {
  const byName = (a: PanelSeries, b: PanelSeries) => collator.compare(a.name, b.name);
  if (series.length <= LEGEND_BY_NAME_UP_TO) return series.toSorted(byName);
  const peaks = new Map(series.map((line) => [line, peak(line.values)]));
  return series.toSorted((a, b) => (peaks.get(b) ?? 0) - (peaks.get(a) ?? 0) || byName(a, b));
}

const peak = (values: readonly (number | null)[]): number =>
  values.reduce<number>((most, value) => (value !== null && value > most ? value : most), Number.NEGATIVE_INFINITY);
