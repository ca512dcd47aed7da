import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/units/time";
import type { Locale } from "@/lib/contracts/locale";
import { memoFormatter, NBSP, NO_VALUE } from "./locale";

const PARTS = [
  { ms: DAY_MS, symbol: "d" },
  { ms: HOUR_MS, symbol: "h" },
  { ms: MINUTE_MS, symbol: "min" },
  { ms: SECOND_MS, symbol: "s" },
] as const;

/** A length of time in its two largest parts: `1 h 20 min`, `45 s`, `3 d`. The symbols are the same in both languages. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return NO_VALUE;
  if (ms !== 0 && Math.abs(ms) < SECOND_MS) return `${Math.round(ms)}${NBSP}ms`;
  const sign = ms < 0 ? "-" : "";
  let rest = Math.round(Math.abs(ms) / SECOND_MS) * SECOND_MS;
  const first = PARTS.findIndex((part) => rest >= part.ms);
  if (first === -1) return `0${NBSP}s`;
  const written: string[] = [];
  for (const part of PARTS.slice(first, first + 2)) {
    const count = Math.floor(rest / part.ms);
    rest -= count * part.ms;
    if (count > 0) written.push(`${count}${NBSP}${part.symbol}`);
  }
  return sign + written.join(" ");
}

const relative = memoFormatter(
  (locale: Locale) => new Intl.RelativeTimeFormat(locale, { numeric: "always", style: "short" }),
);
const STEPS = [
  { ms: DAY_MS, unit: "day", from: 2 * DAY_MS },
  { ms: HOUR_MS, unit: "hour", from: 2 * HOUR_MS },
  { ms: MINUTE_MS, unit: "minute", from: 2 * MINUTE_MS },
  { ms: SECOND_MS, unit: "second", from: 0 },
] as const;

/** How long ago something was: `12 sec. ago`, `hace 3 min`. A future instant (a clock that runs ahead) reads as 0 seconds. */
export function formatAge(ageMs: number, locale: Locale): string {
  if (!Number.isFinite(ageMs)) return NO_VALUE;
  const age = Math.max(0, ageMs);
  const step = STEPS.find((candidate) => age >= candidate.from) ?? STEPS[3];
  return relative(locale).format(-Math.floor(age / step.ms), step.unit);
}
