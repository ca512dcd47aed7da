import { formatInstant } from "@/lib/presenters/format/instant";
import { formatValue } from "@/lib/presenters/format/value";
import type { ChartContext, PreparedChart } from "./types";

export type PreparedTable = {
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  readonly rows: readonly { readonly at: number; readonly time: string; readonly cells: readonly string[] }[];
  /** Points that did not fit. */
  readonly left: number;
};

/** The numbers behind a chart, newest first, at most `most` rows: the same content for those who do not see lines. */
export function prepareTable(chart: PreparedChart, context: ChartContext, most = 100): PreparedTable {
  const count = chart.timestamps.length;
  const first = Math.max(0, count - most);
  const rows = chart.timestamps.slice(first).map((at, offset) => ({
    at,
    time: formatInstant(at, context, chart.stepMs < 60_000),
    cells: chart.series.map(({ values }) => formatValue(values[first + offset], chart.unit, context.locale)),
  }));
  return { columns: chart.series.map(({ key, name }) => ({ key, name })), rows: rows.toReversed(), left: first };
}
