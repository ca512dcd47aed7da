import type { Dash, PreparedChart } from "@/lib/presenters/chart/types";
import type { ReaderSettings } from "@/lib/presenters/format/locale";
import { formatValue } from "@/lib/presenters/format/value";

type TooltipRow = {
  readonly key: string;
  readonly name: string;
  readonly color: number;
  readonly dash: Dash;
  readonly value: string;
  /** The line nearest to the pointer. */
  readonly nearest: boolean;
};

type TooltipContent = { readonly rows: readonly TooltipRow[]; readonly more: number };

const MOST_ROWS = 10;

/**
 * The values at one instant, largest first. Of many lines the ones nearest to `pointerValue` (the value at the
 * pointer's height) are listed; without a pointer, the largest. Lines without a value there are left out.
 */
export function tooltipRows(
  chart: PreparedChart,
  index: number,
  pointerValue: number | null,
  locale: ReaderSettings["locale"],
): TooltipContent {
  const present = chart.series.flatMap((series) => {
    const value = series.values[index];
    const top = series.upper[index];
    return typeof value === "number" && typeof top === "number"
      ? [{ series, value, distance: distance(top, pointerValue) }]
      : [];
  });
  const byCloseness =
    pointerValue === null
      ? present.toSorted((a, b) => b.value - a.value)
      : present.toSorted((a, b) => a.distance - b.distance);
  const listed = byCloseness.slice(0, MOST_ROWS).toSorted((a, b) => b.value - a.value);
  const nearest = pointerValue === null ? undefined : byCloseness[0]?.series.key;
  return {
    rows: listed.map(({ series, value }) => ({
      key: series.key,
      name: series.name,
      color: series.color,
      dash: series.dash,
      value: formatValue(value, chart.unit, locale),
      nearest: series.key === nearest,
    })),
    more: present.length - listed.length,
  };
}

const distance = (value: number, pointer: number | null): number => (pointer === null ? 0 : Math.abs(value - pointer));
