import type { LinearScale } from "./geometry";

/** Points of an unbroken stretch of a line, as x, y, x, y …, in pixels. A run of one point is drawn as a dot. */
export type Run = readonly number[];

type PixelInput = {
  readonly timestamps: readonly number[];
  readonly values: readonly (number | null)[];
  readonly x: LinearScale;
  readonly y: LinearScale;
};

/**
 * A line as pixel runs: a gap ends a run, and points that fall into one pixel column are merged to the first, lowest,
 * highest and last of them, which draws the same picture. Canvas and SVG both draw from this.
 */
export function pixelRuns({ timestamps, values, x, y }: PixelInput): Run[] {
  const runs: Run[] = [];
  let run: number[] = [];
  let column: Column | null = null;
  const endRun = () => {
    if (column !== null) flush(column, run);
    column = null;
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (let index = 0; index < timestamps.length; index += 1) {
    const value = values[index];
    if (value === null || value === undefined) {
      endRun();
      continue;
    }
    const px = x(timestamps[index] as number); // safe: index < length
    const py = y(value);
    if (column !== null && Math.floor(px) === column.pixel) {
      add(column, px, py);
    } else {
      if (column !== null) flush(column, run);
      column = { pixel: Math.floor(px), x: px, first: py, lowest: py, highest: py, last: py, lastX: px, count: 1 };
    }
  }
  endRun();
  return runs;
}

type Column = {
  readonly pixel: number;
  readonly x: number;
  readonly first: number;
  lowest: number;
  highest: number;
  last: number;
  lastX: number;
  count: number;
};

function add(column: Column, px: number, py: number): void {
  column.lowest = Math.min(column.lowest, py);
  column.highest = Math.max(column.highest, py);
  column.last = py;
  column.lastX = px;
  column.count += 1;
}

function flush(column: Column, run: number[]): void {
  run.push(column.x, column.first);
  if (column.count === 1) return;
  if (column.lowest < Math.min(column.first, column.last)) run.push(column.x, column.lowest);
  if (column.highest > Math.max(column.first, column.last)) run.push(column.x, column.highest);
  run.push(column.lastX, column.last);
}

/**
 * Leaves out points that lie within `tolerance` pixels of the line through their neighbours ("swinging door": one
 * pass, keeps both ends). For first paints, where bytes count.
 */
export function simplifyRun(run: Run, tolerance: number): Run {
  if (run.length <= 4) return run;
  const kept: number[] = [run[0] as number, run[1] as number]; // safe: at least three points
  let anchor = 0;
  let door = OPEN;
  for (let at = 2; at < run.length; at += 2) {
    if (!passes(door, run, anchor, at)) {
      // A line to here would miss a point in between: the one before is the last it could go to.
      anchor = at - 2;
      kept.push(run[anchor] as number, run[anchor + 1] as number);
      door = OPEN;
    }
    door = narrow(door, run, anchor, at, tolerance);
  }
  kept.push(run.at(-2) as number, run.at(-1) as number);
  return kept;
}

/** Slopes from the anchor that pass every point so far within the tolerance. */
type Door = { readonly low: number; readonly high: number };
const OPEN: Door = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
const SHUT: Door = { low: 1, high: 0 };

function passes(door: Door, run: Run, anchor: number, at: number): boolean {
  const dx = (run[at] as number) - (run[anchor] as number);
  const slope = ((run[at + 1] as number) - (run[anchor + 1] as number)) / dx;
  // Straight up or down has no slope: such a point is always kept, unless it is the first after the anchor.
  return dx < 1e-9 ? at === anchor + 2 : slope >= door.low && slope <= door.high;
}

function narrow(door: Door, run: Run, anchor: number, at: number, tolerance: number): Door {
  const dx = (run[at] as number) - (run[anchor] as number);
  const dy = (run[at + 1] as number) - (run[anchor + 1] as number);
  if (dx < 1e-9) return SHUT;
  return { low: Math.max(door.low, (dy - tolerance) / dx), high: Math.min(door.high, (dy + tolerance) / dx) };
}
