import type { ThresholdDef, UnitId } from "@/lib/catalog/types";
import { axisFormatter } from "@/lib/presenters/format/value";
import type { Locale } from "@/lib/contracts/locale";
import { UNIT_FORMATS } from "@/lib/presenters/format/units";
import { niceScale } from "./nice-scale";
import type { PreparedChart } from "./types";

/** Height of an all-zero chart, so that its line lies on the floor of a scale that means something. */
const FLAT_MAX: Partial<Record<UnitId, number>> = {
  ratio: 0.01,
  seconds: 0.1,
  secondsPerSecond: 0.1,
  bytes: 1024,
  bytesPerSecond: 1024,
};
/** A threshold farther away than this many times the data would press the lines flat: it is left out. */
const THRESHOLD_REACH = 2;

/**
 * The value axis: always from zero (a line's height then is its size), unless values are negative; a threshold
 * in reach is inside; a share never ends above 100 %.
 */
export function prepareYAxis(
  lowest: number | null,
  highest: number | null,
  unit: UnitId,
  thresholds: readonly ThresholdDef[],
  locale: Locale,
): PreparedChart["y"] {
  if (unit === "state") return withLabels([0, 1], 0, 1, unit, 1, locale);
  const bottom = Math.min(0, lowest ?? 0);
  const dataTop = Math.max(0, highest ?? 0);
  const top = withThresholds(dataTop, thresholds) || (bottom < 0 ? 0 : (FLAT_MAX[unit] ?? 1));
  const scale = niceScale(bottom, top, UNIT_FORMATS[unit].base);
  const isShare = unit === "ratio" && dataTop <= 1 && scale.max > 1;
  const ticks = isShare ? [...scale.ticks.filter((tick) => tick < 1), 1] : scale.ticks;
  return withLabels(ticks, scale.min, isShare ? 1 : scale.max, unit, scale.step, locale);
}

function withThresholds(dataTop: number, thresholds: readonly ThresholdDef[]): number {
  const near = thresholds
    .map(({ value }) => value)
    .filter((value) => dataTop === 0 || value <= dataTop * THRESHOLD_REACH);
  // All zeros: show the nearest limit only, it tells how far away trouble is.
  const reach = dataTop === 0 ? Math.min(...near) : Math.max(...near);
  return Number.isFinite(reach) ? Math.max(dataTop, reach * 1.05) : dataTop;
}

function withLabels(
  ticks: readonly number[],
  min: number,
  max: number,
  unit: UnitId,
  step: number,
  locale: Locale,
): PreparedChart["y"] {
  const write = axisFormatter(unit, Math.max(Math.abs(max), Math.abs(min)), step, locale);
  return { min, max, ticks: ticks.map((value) => ({ value, label: write(value) })) };
}
