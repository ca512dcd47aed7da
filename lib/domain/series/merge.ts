import { type Frame, type FrameSeries, lowerBound, makeFrame } from "./frame";

/** The frame without points before `fromMs`; series left without a number are dropped. */
export function trimFrame(frame: Frame, fromMs: number): Frame {
  const first = lowerBound(frame.timestamps, fromMs);
  if (first === 0) return frame;
  const series = frame.series.map((one) => ({ ...one, values: one.values.subarray(first) }));
  return makeFrame(frame.timestamps.slice(first), series.map(copied));
}

// A subarray would keep the whole old buffer alive in a cache that counts only the visible part.
const copied = (one: FrameSeries): FrameSeries => ({ ...one, values: one.values.slice() });

/**
 * `previous` with everything from the delta's first timestamp on replaced by the delta: a series that the delta does not
 * hold has vanished there (gap), one that is new starts with a gap. An empty delta axis changes nothing.
 */
export function mergeFrames(previous: Frame, delta: Frame): Frame {
  const firstMs = delta.timestamps[0];
  if (firstMs === undefined) return previous;
  const kept = lowerBound(previous.timestamps, firstMs);
  const timestamps = new Float64Array(kept + delta.timestamps.length);
  timestamps.set(previous.timestamps.subarray(0, kept));
  timestamps.set(delta.timestamps, kept);

  const merged = new Map<string, FrameSeries>();
  const place = (one: FrameSeries, source: Float64Array, offset: number): void => {
    let target = merged.get(one.key);
    if (!target) {
      target = { key: one.key, labels: one.labels, values: new Float64Array(timestamps.length).fill(NaN) };
      merged.set(one.key, target);
    }
    target.values.set(source, offset);
  };
  for (const one of previous.series) place(one, one.values.subarray(0, kept), 0);
  for (const one of delta.series) place(one, one.values, kept);
  return makeFrame(timestamps, [...merged.values()]);
}

/**
 * The earliest time at which two frames differ, looking only at `fromMs` and later; Infinity when they are equal there.
 * A point that only one of them has counts as a difference.
 */
export function changedFromMs(before: Frame, after: Frame, fromMs: number): number {
  let changed = axisChange(before.timestamps, after.timestamps, fromMs);
  const offsetBefore = lowerBound(before.timestamps, fromMs);
  const offsetAfter = lowerBound(after.timestamps, fromMs);
  const olds = new Map(before.series.map((one) => [one.key, one.values]));
  const news = new Map(after.series.map((one) => [one.key, one.values]));
  for (const key of new Set([...olds.keys(), ...news.keys()])) {
    const old = olds.get(key);
    const fresh = news.get(key);
    for (let i = 0; ; i += 1) {
      const time = after.timestamps[offsetAfter + i];
      if (time === undefined || time >= changed) break;
      if (!Object.is(old?.[offsetBefore + i] ?? NaN, fresh?.[offsetAfter + i] ?? NaN)) changed = time;
    }
  }
  return changed;
}

function axisChange(before: Float64Array, after: Float64Array, fromMs: number): number {
  let i = lowerBound(before, fromMs);
  let j = lowerBound(after, fromMs);
  while (i < before.length && j < after.length && before[i] === after[j]) {
    i += 1;
    j += 1;
  }
  return Math.min(before[i] ?? Infinity, after[j] ?? Infinity);
}
