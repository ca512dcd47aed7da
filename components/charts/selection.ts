/** The plot on the time axis: its left edge and width in pixels of the chart, and the instants at its ends. */
export type PlotSpan = { readonly left: number; readonly width: number; readonly from: number; readonly to: number };

export type Pixels = { readonly left: number; readonly width: number };
export type Interval = { readonly from: number; readonly to: number };

/** A drag shorter than this was a click. */
const LEAST_DRAG_PX = 6;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The instant under a pixel; outside the plot its nearest end. */
export function timeAt(px: number, plot: PlotSpan): number {
  if (plot.width <= 0) return plot.from;
  return plot.from + clamp((px - plot.left) / plot.width, 0, 1) * (plot.to - plot.from);
}

/** The pixel of an instant, or null when it lies outside the plot. */
export function pixelAt(at: number, plot: PlotSpan): number | null {
  if (at < plot.from || at > plot.to || plot.to <= plot.from) return null;
  return plot.left + ((at - plot.from) / (plot.to - plot.from)) * plot.width;
}

/** The rectangle of a drag between two pixels, kept inside the plot; null while it is too small to mean one. */
export function dragPixels(start: number, end: number, plot: PlotSpan): Pixels | null {
  if (Math.abs(end - start) < LEAST_DRAG_PX) return null;
  const left = clamp(Math.min(start, end), plot.left, plot.left + plot.width);
  const right = clamp(Math.max(start, end), plot.left, plot.left + plot.width);
  return right > left ? { left, width: right - left } : null;
}

/** The range a drag selects, never shorter than `shortestMs`: a narrow one grows around its middle. */
export function dragInterval(start: number, end: number, plot: PlotSpan, shortestMs: number): Interval | null {
  const pixels = dragPixels(start, end, plot);
  if (pixels === null) return null;
  const from = Math.round(timeAt(pixels.left, plot));
  const to = Math.round(timeAt(pixels.left + pixels.width, plot));
  if (to - from >= shortestMs) return { from, to };
  const middle = (from + to) / 2;
  return { from: Math.round(middle - shortestMs / 2), to: Math.round(middle + shortestMs / 2) };
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/**
 * Where a key moves the cursor to, as a position in the timestamps; null when the key means nothing here.
 * Shift makes ten steps of one. Without a cursor the first key puts it at the newest point.
 */
export function keyTarget(key: string, shift: boolean, current: number | null, count: number): number | null {
  if (count === 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = STEPS[key];
  if (step === undefined) return null;
  if (current === null) return count - 1;
  return clamp(current + step * (shift ? 10 : 1), 0, count - 1);
}
