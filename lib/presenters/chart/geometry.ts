/**
 * Where things lie inside a chart, in CSS pixels. The server's SVG and the browser's chart both use it,
 * which is why nothing moves when one takes over from the other.
 */
export const CHART_HEIGHT = 208;
export const PLOT = { left: 56, right: 12, top: 10, bottom: 24 } as const;
/** Text of both axes. */
export const AXIS_FONT_SIZE = 11;
/** Distance of a tick's text from the plot. */
export const TICK_GAP = 8;
/** Diameter of the dot that stands for a point without neighbours. */
export const DOT_SIZE = 4;
export const LINE_WIDTH = 1.5;
/** Line patterns as lengths of strokes and gaps: solid, dashed, dotted. */
export const DASHES = [[], [5, 3], [1.5, 2.5]] as const;

export const plotWidth = (width: number): number => Math.max(0, width - PLOT.left - PLOT.right);
export const plotHeight = (height: number): number => Math.max(0, height - PLOT.top - PLOT.bottom);

export type LinearScale = (value: number) => number;

/** Maps `[from, to]` to `[start, end]`; an empty domain maps to the middle. */
export function linearScale(from: number, to: number, start: number, end: number): LinearScale {
  if (to === from) return () => (start + end) / 2;
  const ratio = (end - start) / (to - from);
  return (value) => start + (value - from) * ratio;
}

/** Position of the instant nearest to `at`, or -1 when there is none. `timestamps` ascend. */
export function nearestIndex(timestamps: readonly number[], at: number): number {
  let low = 0;
  let high = timestamps.length - 1;
  if (high < 0) return -1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timestamps[middle] as number) < at) low = middle + 1; // safe: low <= middle < high
    else high = middle;
  }
  const before = timestamps[low - 1];
  const after = timestamps[low] as number; // safe: 0 <= low < length
  return before !== undefined && at - before <= after - at ? low - 1 : low;
}
