const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The only resolutions ever asked for, ascending, in ms: few steps mean that viewers share cache entries. */
export const STEP_LADDER_MS: readonly number[] = [
  5 * SECOND,
  10 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
];

/**
 * "The last two hours" reach the server as two hours and a little: the reader's clock, the way here, a start rounded down
 * to the step. Without this allowance the resolution would flicker between two steps.
 */
const SPARE_INTERVALS = 2;

/**
 * The smallest step of the ladder that draws `rangeMs` in at most `points` intervals (two more are let pass) and is no
 * finer than the scrape interval (all ms). Null when even the coarsest step would need more points.
 */
export function chooseStep(rangeMs: number, points: number, scrapeMs: number): number | null {
  return STEP_LADDER_MS.find((step) => step >= scrapeMs && rangeMs / step <= points + SPARE_INTERVALS) ?? null;
}

/** The largest multiple of `stepMs` that is not after `timeMs`. */
export const alignDown = (timeMs: number, stepMs: number): number => Math.floor(timeMs / stepMs) * stepMs;

/** The smallest multiple of `stepMs` that is not before `timeMs`. */
export const alignUp = (timeMs: number, stepMs: number): number => Math.ceil(timeMs / stepMs) * stepMs;

const RATE_WINDOW_MS = 5 * MINUTE;

/** Rate window for a step, in ms: 5 minutes, but never shorter than the step (no sample skipped) or four scrapes. */
export const rateWindowMs = (stepMs: number, scrapeMs: number): number =>
  Math.max(RATE_WINDOW_MS, stepMs, 4 * scrapeMs);
