import { type Frame, frameBytes } from "./frame";
import { changedFromMs, mergeFrames, trimFrame } from "./merge";
import { alignDown } from "./step";
import { newestMs, type QueryWindow, TAIL_MS } from "./window";

/** A value evaluated sooner than this after its time may still change: late scrapes, remote writes, recording rules. */
export const OVERLAP_MS = 300_000;
/** After this a held answer is fetched whole again: history may have been backfilled behind the overlap. */
export const FULL_MAX_AGE_MS = 1_800_000;
const KEPT_CHANGES = 64;

/** From version `from` to `to` nothing before `changedFromMs` changed (looking at times both versions cover). */
export type Change = { readonly from: number; readonly to: number; readonly changedFromMs: number };

/** What is known of one query at one step. Immutable: a refresh makes a new one with a new version. All times ms. */
export type Entry = {
  readonly stepMs: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Newest time that was evaluated: the tail's, or the end of the grid. */
  readonly newestMs: number;
  readonly grid: Frame;
  /** A frame of one point after the grid, or an empty one. */
  readonly tail: Frame;
  /** Longest window anyone asked for: trimming keeps that much. */
  readonly spanMs: number;
  /** When the grid was last asked whole, and when its newest points were. */
  readonly fullAtMs: number;
  readonly gridAtMs: number;
  readonly version: number;
  readonly changes: readonly Change[];
};

export type FetchPlan =
  | { readonly kind: "hit" }
  | { readonly kind: "full"; readonly startMs: number }
  /** `gridFromMs` null: the grid has no new point yet, only the tail is fetched. */
  | { readonly kind: "delta"; readonly gridFromMs: number | null };

/** What has to be fetched so that `entry` answers `window` at `nowMs`. */
export function planFetch(entry: Entry | undefined, window: QueryWindow, nowMs: number): FetchPlan {
  const whole = { kind: "full", startMs: window.startMs } as const;
  if (!entry || entry.startMs > window.startMs) return whole;
  if (!window.live) return isSettled(entry, nowMs) ? { kind: "hit" } : whole;
  if (entry.newestMs >= newestMs(window) && entry.endMs >= window.endMs) return { kind: "hit" };
  const keptStartMs = Math.min(window.startMs, alignDown(window.endMs - entry.spanMs, entry.stepMs));
  if (nowMs - entry.fullAtMs > FULL_MAX_AGE_MS) return { kind: "full", startMs: keptStartMs };
  if (window.endMs <= entry.endMs) return { kind: "delta", gridFromMs: null };
  const fromMs = deltaFromMs(entry);
  return fromMs <= window.startMs ? { kind: "full", startMs: keptStartMs } : { kind: "delta", gridFromMs: fromMs };
}

/** Where a delta starts: at the first point that was not final when it was evaluated. */
export function deltaFromMs(entry: Pick<Entry, "gridAtMs" | "endMs" | "stepMs">): number {
  const unsettled = alignDown(entry.gridAtMs - OVERLAP_MS, entry.stepMs) + entry.stepMs;
  return Math.min(unsettled, entry.endMs + entry.stepMs);
}

/** A window in the past is asked once more when its end was still young, and then never again. */
function isSettled(entry: Entry, nowMs: number): boolean {
  return entry.fullAtMs >= entry.newestMs + OVERLAP_MS || nowMs - entry.fullAtMs < TAIL_MS;
}

export type Fetched = { readonly grid: Frame; readonly tail: Frame; readonly nowMs: number; readonly version: number };

/** The entry after a whole answer that starts at `startMs`; `before` is what was known until now, if anything. */
export function applyFull(before: Entry | undefined, window: QueryWindow, startMs: number, got: Fetched): Entry {
  const next: Entry = {
    stepMs: window.stepMs,
    startMs,
    endMs: window.endMs,
    newestMs: newestMs(window),
    grid: got.grid,
    tail: got.tail,
    spanMs: Math.max(before?.spanMs ?? 0, window.endMs - window.startMs),
    fullAtMs: got.nowMs,
    gridAtMs: got.nowMs,
    version: got.version,
    changes: [],
  };
  return before && before.stepMs === next.stepMs ? { ...next, changes: changesOf(before, next) } : next;
}

/** The entry after a delta: the grid's overlap is replaced by the new answer, old points beyond the span are dropped. */
export function applyDelta(before: Entry, window: QueryWindow, got: Fetched): Entry {
  const spanMs = Math.max(before.spanMs, window.endMs - window.startMs);
  const startMs = Math.max(before.startMs, alignDown(window.endMs - spanMs, before.stepMs));
  const next: Entry = {
    ...before,
    startMs,
    endMs: Math.max(before.endMs, window.endMs),
    newestMs: newestMs(window),
    grid: trimFrame(mergeFrames(before.grid, got.grid), startMs),
    tail: got.tail,
    spanMs,
    gridAtMs: got.grid.timestamps.length === 0 ? before.gridAtMs : got.nowMs,
    version: got.version,
  };
  return { ...next, changes: changesOf(before, next) };
}

function changesOf(before: Entry, next: Entry): readonly Change[] {
  const fromMs = Math.max(before.startMs, next.startMs);
  const changed = changedFromMs(entryFrame(before), entryFrame(next), fromMs);
  const change = { from: before.version, to: next.version, changedFromMs: changed };
  return [...before.changes.slice(1 - KEPT_CHANGES), change];
}

/** Grid and tail on one axis. */
export const entryFrame = (entry: Entry): Frame =>
  entry.tail.timestamps.length === 0 ? entry.grid : mergeFrames(entry.grid, entry.tail);

/**
 * The earliest time (ms) that may differ between version `version` and this entry: Infinity when nothing does, -Infinity
 * when that version is not remembered.
 */
export function changedSince(entry: Entry, version: number): number {
  if (version === entry.version) return Infinity;
  const first = entry.changes.findIndex((change) => change.from === version);
  if (first === -1) return -Infinity;
  return Math.min(...entry.changes.slice(first).map((change) => change.changedFromMs));
}

/** Bytes an entry holds, roughly. */
export const entryBytes = (entry: Entry): number =>
  frameBytes(entry.grid) + frameBytes(entry.tail) + entry.changes.length * 80 + 500;
