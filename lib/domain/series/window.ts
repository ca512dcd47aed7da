import { alignDown, alignUp, chooseStep } from "./step";

/** Longest age of the newest point for which the source is asked again, whatever the step. */
export const TAIL_MS = 15_000;
/** A longer range is refused: it reads blocks of more than a year for a picture of one screen. */
export const MAX_RANGE_MS = 400 * 86_400_000;

/** What is asked of the source: an aligned grid and at most one point after it. Times in ms since 1970. */
export type QueryWindow = {
  readonly startMs: number;
  readonly endMs: number;
  readonly stepMs: number;
  /** One more point after the grid, so that a coarse step never hides the newest value. */
  readonly tailMs: number | null;
  /** True when the window ends now and moves with the clock. */
  readonly live: boolean;
};

export type WindowRequest = {
  readonly fromMs: number;
  /** Absent means now. */
  readonly toMs?: number | undefined;
  readonly points: number;
  readonly scrapeMs: number;
};

export type WindowProblem = "reversed" | "future" | "too_long" | "too_many_points";
export type WindowPlan = { readonly window: QueryWindow } | { readonly problem: WindowProblem };

/**
 * Turns a requested range into the window to query at `nowMs`. A range that reaches into the future ends now; one that
 * starts there is a problem. Grid points cover the whole range; the newest is never older than `TAIL_MS`.
 */
export function planWindow(request: WindowRequest, nowMs: number): WindowPlan {
  const { fromMs, points, scrapeMs } = request;
  if (request.toMs !== undefined && request.toMs <= fromMs) return { problem: "reversed" };
  if (fromMs >= nowMs) return { problem: "future" };
  const toMs = Math.min(request.toMs ?? nowMs, nowMs);
  if (toMs - fromMs > MAX_RANGE_MS) return { problem: "too_long" };
  const stepMs = chooseStep(toMs - fromMs, points, scrapeMs);
  if (stepMs === null) return { problem: "too_many_points" };

  const slotMs = Math.min(stepMs, TAIL_MS);
  const startMs = alignDown(fromMs, stepMs);
  const endMs = Math.min(alignUp(toMs, stepMs), alignDown(nowMs, stepMs));
  const tailMs = alignDown(toMs, slotMs);
  const live = toMs >= nowMs - slotMs;
  return { window: { startMs, endMs, stepMs, tailMs: tailMs > endMs ? tailMs : null, live } };
}

/** Newest time the window evaluates. */
export const newestMs = (window: QueryWindow): number => window.tailMs ?? window.endMs;

/** The shared time axis of a window: the grid, then the tail point if there is one. */
export function windowAxis(window: QueryWindow): number[] {
  const axis: number[] = [];
  for (let time = window.startMs; time <= window.endMs; time += window.stepMs) axis.push(time);
  if (window.tailMs !== null) axis.push(window.tailMs);
  return axis;
}
