import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/units/time";
import { formatDay, formatTime } from "./instant";
import type { ReaderSettings } from "./locale";
import { localDay, localMidnight, zoneOffsetMs } from "./zone";

/** A mark of the time axis. `minor` marks give way first where there is little room. */
export type TimeTick = {
  readonly at: number;
  readonly label: string;
  readonly midnight: boolean;
  readonly minor: boolean;
};

const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR_MS),
  ...[1, 2, 5, 7, 14, 28].map((n) => n * DAY_MS),
];
/** Every zone's offset is a multiple of this today, so a local round time is also a multiple of it in UTC. */
const OFFSET_GRAIN_MS = 15 * MINUTE_MS;

/**
 * Round local times between `from` and `to` (ms), at most `most` of them. Right across clock changes: a mark
 * always is the local time it says, and local midnight is always marked once steps are hours.
 */
export function timeTicks(from: number, to: number, reader: ReaderSettings, most = 8): TimeTick[] {
  if (!(to > from)) return [];
  const step = STEPS.find((candidate) => (to - from) / candidate <= most) ?? (STEPS.at(-1) as number); // safe: never empty
  const marks =
    step >= DAY_MS ? midnights(from, to, reader.timeZone, step) : roundTimes(from, to, reader.timeZone, step);
  return marks.map(({ at, midnight, ordinal }) => ({
    at,
    label: midnight ? formatDay(at, reader) : formatTime(at, reader, step < MINUTE_MS),
    midnight,
    // By its place in the calendar, not in the list: marks would swap on every refresh otherwise.
    minor: ordinal % 2 === 1 && !(midnight && step < DAY_MS),
  }));
}

/** `ordinal`: which multiple of the step it is, counted in local time. */
type Mark = { readonly at: number; readonly midnight: boolean; readonly ordinal: number };

function roundTimes(from: number, to: number, timeZone: string, step: number): Mark[] {
  const grain = greatestCommonDivisor(step, OFFSET_GRAIN_MS);
  const found: Mark[] = [];
  for (let at = Math.ceil(from / grain) * grain; at <= to; at += grain) {
    const local = at + zoneOffsetMs(at, timeZone);
    if (local % step === 0) found.push({ at, midnight: local % DAY_MS === 0, ordinal: Math.abs(local / step) });
  }
  return found;
}

function midnights(from: number, to: number, timeZone: string, step: number): Mark[] {
  const days = step / DAY_MS;
  const found: Mark[] = [];
  // Counted from a fixed day, so that marks stay in place while the range moves.
  for (let ordinal = Math.ceil(localDay(from, timeZone) / days); ; ordinal += 1) {
    const at = localMidnight(ordinal * days, timeZone);
    if (at > to) return found;
    if (at >= from) found.push({ at, midnight: true, ordinal });
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
