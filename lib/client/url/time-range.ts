import { civilTime, instantOf } from "./time-zone";

/** A range as links and people write it: each end `now`, `now-6h`, `now/d`, a date in a zone, RFC 3339 or ms since 1970. */
export type TimeRange = { readonly from: string; readonly to: string };

/** A range as instants, in ms since 1970. `live` ends at now and moves with it. */
export type ResolvedRange = { readonly from: number; readonly to: number; readonly live: boolean };

export type RangeProblem = "from_unreadable" | "to_unreadable" | "reversed" | "future" | "too_short" | "too_long";

export type RangeResult =
  | { readonly ok: true; readonly range: ResolvedRange }
  | { readonly ok: false; readonly problem: RangeProblem };

export const DEFAULT_RANGE: TimeRange = { from: "now-1h", to: "now" };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNIT_MS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

const SHORTEST_MS = MINUTE;
const LONGEST_MS = 366 * DAY;
// A reader's clock may be a little ahead of ours.
const FUTURE_SLACK_MS = 5 * MINUTE;

/** The quick list: length of a range that ends now. */
export const QUICK_RANGES = ["5m", "15m", "30m", "1h", "3h", "6h", "12h", "24h", "2d", "7d", "14d", "30d"] as const;

const RELATIVE = /^now(?:-(\d{1,6})([smhdw]))?(?:\/([hd]))?$/;
const CIVIL = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

function relative(match: RegExpMatchArray, now: number, zone: string): number {
  const [, amount, unit, floor] = match;
  const at = now - Number(amount ?? 0) * (UNIT_MS[unit ?? "s"] ?? 0);
  if (!floor) return at;
  const civil = civilTime(at, zone);
  return instantOf({ ...civil, minute: 0, second: 0, ...(floor === "d" && { hour: 0 }) }, zone);
}

function civilInstant(match: RegExpMatchArray, zone: string): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const roundTrip = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const real =
    roundTrip.getUTCMonth() === month - 1 && roundTrip.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return real ? instantOf({ year, month, day, hour, minute, second }, zone) : null;
}

/** One end of a range as an instant; null when it cannot be read. Times without an offset belong to `zone`. */
export function parseTime(text: string, now: number, zone: string): number | null {
  const trimmed = text.trim();
  if (/^\d{10,14}$/.test(trimmed)) return Number(trimmed);
  const moving = RELATIVE.exec(trimmed);
  if (moving) return relative(moving, now, zone);
  const civil = CIVIL.exec(trimmed);
  if (civil) return civilInstant(civil, zone);
  if (!INSTANT.test(trimmed)) return null;
  const at = Date.parse(trimmed.replace(" ", "T"));
  return Number.isNaN(at) ? null : at;
}

const isMoving = (text: string): boolean => text.trim().startsWith("now");

/** Both ends as instants, or why they make no range. */
export function resolveRange(range: TimeRange, now: number, zone: string): RangeResult {
  const from = parseTime(range.from, now, zone);
  if (from === null) return { ok: false, problem: "from_unreadable" };
  const to = parseTime(range.to, now, zone);
  if (to === null) return { ok: false, problem: "to_unreadable" };
  const problem = judge(from, to, now);
  return problem ? { ok: false, problem } : { ok: true, range: { from, to, live: isMoving(range.to) } };
}

function judge(from: number, to: number, now: number): RangeProblem | null {
  if (from >= to) return "reversed";
  if (from > now || to > now + FUTURE_SLACK_MS) return "future";
  if (to - from < SHORTEST_MS) return "too_short";
  return to - from > LONGEST_MS ? "too_long" : null;
}

/** `6h` for a range that is "the last six hours", else null. */
export function quickLength(range: TimeRange): string | null {
  if (range.to.trim() !== "now") return null;
  return /^now-(\d{1,6}[smhdw])$/.exec(range.from.trim())?.[1] ?? null;
}

/** Fixed ends as a link writes them: to the second, in UTC. */
export function absoluteRange(from: number, to: number): TimeRange {
  const text = (at: number) => new Date(Math.round(at / SECOND) * SECOND).toISOString().replace(".000Z", "Z");
  return { from: text(from), to: text(to) };
}

/** The range moved by half its length, back (-1) or on (1); never past now. */
export function shiftRange(range: ResolvedRange, direction: -1 | 1, now: number): TimeRange {
  const length = range.to - range.from;
  const to = Math.min(now, range.to + (direction * length) / 2);
  return absoluteRange(to - length, to);
}

/** Twice the length around the same middle; never past now, and no longer than a year. */
export function zoomOut(range: ResolvedRange, now: number): TimeRange {
  const length = Math.min(LONGEST_MS, (range.to - range.from) * 2);
  const to = Math.min(now, (range.from + range.to) / 2 + length / 2);
  return absoluteRange(to - length, to);
}
