export type Labels = Readonly<Record<string, string>>;

/** One line: `values[i]` belongs to the frame's `timestamps[i]`; NaN is a gap. */
export type FrameSeries = { readonly key: string; readonly labels: Labels; readonly values: Float64Array };

/** Columns on one time axis: ascending ms since 1970. Series are sorted by key and none is all gaps. */
export type Frame = { readonly timestamps: Float64Array; readonly series: readonly FrameSeries[] };

export const EMPTY_FRAME: Frame = { timestamps: new Float64Array(0), series: [] };

/** Identity of a series: its labels in name order. Two label sets are equal exactly when their keys are. */
export function labelsKey(labels: Labels): string {
  const names = Object.keys(labels).toSorted();
  return JSON.stringify(names.map((name) => [name, labels[name]]));
}

/** True when the column holds no number at all. */
const isBlank = (values: Float64Array): boolean => values.every((value) => Number.isNaN(value));

/** A frame in its one canonical form: sorted series, blank ones left out. */
export function makeFrame(timestamps: Float64Array, series: readonly FrameSeries[]): Frame {
  const kept = series.filter((one) => !isBlank(one.values));
  return { timestamps, series: kept.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)) };
}

/** Index of the first timestamp that is not before `timeMs` (the length when all are). */
export function lowerBound(timestamps: Float64Array, timeMs: number): number {
  let low = 0;
  let high = timestamps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timestamps[middle] ?? Infinity) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rough bytes a frame holds: what the cache's bound counts. */
export function frameBytes(frame: Frame): number {
  const perPoint = 8;
  const column = frame.timestamps.length * perPoint;
  return frame.series.reduce((sum, one) => sum + column + one.key.length * 4 + 200, column + 100);
}
