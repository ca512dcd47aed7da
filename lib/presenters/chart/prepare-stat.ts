import type { PanelDef, UnitId } from "@/lib/catalog/types";
import type { PanelData } from "@/lib/contracts/dashboards";
import { formatValue } from "@/lib/presenters/format/value";
import type { Locale } from "@/lib/contracts/locale";
import { prepareSeries } from "./series";
import type { ChartContext, Level, PreparedSeries, TimeAxis } from "./types";

type Delta = { readonly text: string; readonly direction: "up" | "down" | "same" };

export type StatItem = {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly level: Level;
  /** Change since the start of the range; null when there is no start value. */
  readonly delta: Delta | null;
  readonly values: readonly (number | null)[];
  readonly color: number;
};

/** Each series as one big number with its way since the start of the range. */
export function prepareStat(
  def: PanelDef,
  data: Pick<PanelData, "series">,
  axis: TimeAxis,
  context: ChartContext,
): StatItem[] {
  return prepareSeries({ ...def, stacked: false }, data.series, axis.timestamps.length, context).map((line) => ({
    key: line.key,
    name: line.name,
    value: line.latestText,
    level: line.level,
    delta: deltaOf(line, def.unit, context.locale),
    values: line.values,
    color: line.color,
  }));
}

/** Shares, states and counts change in their own unit, everything else in percent of the start. */
function deltaOf(line: PreparedSeries, unit: UnitId, locale: Locale): Delta | null {
  const start = line.values.find((value) => value !== null) ?? null;
  if (start === null || line.latest === null) return null;
  const change = line.latest - start;
  if (start === 0 || OWN_UNIT.has(unit))
    return { text: sizeText(Math.abs(change), unit, locale), direction: directionOf(change) };
  const share = Math.abs(change / start);
  return { text: sizeText(share, "ratio", locale), direction: share < NEGLIGIBLE ? "same" : directionOf(change) };
}

const OWN_UNIT: ReadonlySet<UnitId> = new Set(["ratio", "state", "count"]);
/** Less than half a percent is no change. */
const NEGLIGIBLE = 0.005;

const sizeText = (size: number, unit: UnitId, locale: Locale): string =>
  unit === "state" ? String(size) : formatValue(size, unit, locale);

const directionOf = (change: number): Delta["direction"] => (change === 0 ? "same" : change > 0 ? "up" : "down");
