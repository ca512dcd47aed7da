import type { PanelDef } from "@/lib/catalog/types";
import type { PanelData } from "@/lib/contracts/dashboards";
import { timeTicks, type TimeTick } from "@/lib/presenters/format/time-ticks";
import { prepareSeries } from "./series";
import { stackValues } from "./stack";
import { summarise } from "./summary";
import type { ChartContext, PreparedChart, PreparedSeries, TimeAxis } from "./types";
import { prepareYAxis } from "./y-axis";

/** Decides everything a time series chart draws; drawing it needs no further thought. Values are base units of `def.unit`. */
export function prepareChart(
  def: PanelDef,
  data: Pick<PanelData, "series">,
  axis: TimeAxis,
  context: ChartContext,
): PreparedChart {
  const series = prepareSeries(def, data.series, axis.timestamps.length, context);
  const { from, to } = timeRange(axis);
  const title = def.title[context.locale];
  return {
    id: def.id,
    title,
    unit: def.unit,
    stacked: def.stacked ?? false,
    timestamps: axis.timestamps,
    stepMs: axis.stepMs,
    x: { from, to, ticks: ticksOf(from, to, context) },
    ...verticalLayout(def, series, context),
    series,
    summary: summarise({ title, unit: def.unit, series, rangeMs: to - from, locale: context.locale }),
  };
}

/** The same chart with some lines left out and the value axis fitted to the rest; colours stay. `hidden` holds series keys. */
export function hideSeries(
  chart: PreparedChart,
  hidden: ReadonlySet<string>,
  def: PanelDef,
  context: ChartContext,
): PreparedChart {
  if (hidden.size === 0) return chart;
  const kept = chart.series.filter(({ key }) => !hidden.has(key));
  const bands = chart.stacked
    ? stackValues(
        kept.map(({ values }) => values),
        chart.timestamps.length,
      )
    : [];
  const series = kept.map((line, index) => ({ ...line, ...bands[index] }));
  return { ...chart, series, ...verticalLayout(def, series, context) };
}

function verticalLayout(
  def: Pick<PanelDef, "unit" | "thresholds">,
  series: readonly PreparedSeries[],
  { locale }: ChartContext,
): Pick<PreparedChart, "y" | "thresholds"> {
  const { lowest, highest } = extent(series);
  const y = prepareYAxis(lowest, highest, def.unit, def.thresholds ?? [], locale);
  const inside = (def.thresholds ?? []).filter(({ value }) => value >= y.min && value <= y.max);
  return { y, thresholds: inside.map(({ value, level, label }) => ({ value, level, label: label[locale] })) };
}

function timeRange({ timestamps, stepMs }: TimeAxis): { from: number; to: number } {
  const from = timestamps[0] ?? 0;
  return { from, to: Math.max(timestamps.at(-1) ?? 0, from + stepMs) };
}

function extent(series: readonly PreparedSeries[]): { lowest: number | null; highest: number | null } {
  let lowest: number | null = null;
  let highest: number | null = null;
  for (const { upper } of series) {
    for (const value of upper) {
      if (value === null) continue;
      if (lowest === null || value < lowest) lowest = value;
      if (highest === null || value > highest) highest = value;
    }
  }
  return { lowest, highest };
}

let lastTicks: { id: string; ticks: readonly TimeTick[] } | null = null;

/** All panels of a dashboard share one axis, so the last answer serves a dozen askers. */
function ticksOf(from: number, to: number, { locale, timeZone }: ChartContext): readonly TimeTick[] {
  const id = `${from} ${to} ${locale} ${timeZone}`;
  if (lastTicks?.id !== id) lastTicks = { id, ticks: timeTicks(from, to, { locale, timeZone }) };
  return lastTicks.ticks;
}
