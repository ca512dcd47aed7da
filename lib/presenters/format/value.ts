import type { UnitId } from "@/lib/catalog/types";
import type { Locale } from "@/lib/contracts/locale";
import { memoFormatter, NBSP, NO_VALUE } from "./locale";
import { scaleFor, UNIT_FORMATS } from "./units";

const significant = memoFormatter((locale: Locale) => new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }));
const whole = memoFormatter((locale: Locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const compact = memoFormatter(
  (locale: Locale) => new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 }),
);
const fixed = memoFormatter(
  (locale: Locale, digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/** Below this a number says "almost nothing" better than its digits would. */
const SMALLEST = 0.0001;
/** From here on digits are noise: 1.23M instead of 1,234,567. */
const COMPACT_FROM = 1_000_000;

function formatNumber(value: number, locale: Locale): string {
  const size = Math.abs(value);
  if (size !== 0 && size < SMALLEST) return `${value < 0 ? "> -" : "< "}${significant(locale).format(SMALLEST)}`;
  if (size >= COMPACT_FROM) return compact(locale).format(value);
  if (size >= 100) return whole(locale).format(value);
  return significant(locale).format(value === 0 ? 0 : value);
}

const STATE_WORDS = { en: { up: "up", down: "down" }, es: { up: "activo", down: "caído" } } as const;

const withSymbol = (text: string, symbol: string): string => (symbol === "" ? text : `${text}${NBSP}${symbol}`);

/**
 * One value in the unit's own words: `62 ms`, `1.2 s`, `0.34 %`, `6.1 req/s`, `512 MiB`, `up`.
 * `value` is in base units (seconds, 0..1, bytes); at most three significant digits below 100.
 */
export function formatValue(value: number | null | undefined, unit: UnitId, locale: Locale): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_VALUE;
  if (unit === "state" && (value === 0 || value === 1)) return STATE_WORDS[locale][value === 1 ? "up" : "down"];
  const scale = scaleFor(unit, roundToThree(value));
  return withSymbol(formatNumber(value / scale.factor, locale), scale.symbol[locale]);
}

/** 999.7 ms must become "1 s", not "1,000 ms": choose the scale by the number as it will be written. */
const roundToThree = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(3)));

/**
 * A formatter for evenly spaced ticks: one scale and one number of digits for all of them.
 * `max` is the largest tick and `step` their distance, in base units.
 */
export function axisFormatter(unit: UnitId, max: number, step: number, locale: Locale): (value: number) => string {
  if (unit === "state") return (value) => formatValue(value, unit, locale);
  const scale = scaleFor(unit, max);
  const digits = fractionDigits(step / scale.factor);
  const symbol = UNIT_FORMATS[unit].symbolOnAxis ? scale.symbol[locale] : "";
  const tooLong = Math.abs(max / scale.factor) >= 100_000;
  const numbers = tooLong ? compact(locale) : fixed(locale, digits);
  return (value) => (value === 0 ? "0" : withSymbol(numbers.format(value / scale.factor), symbol));
}

function fractionDigits(step: number): number {
  for (let digits = 0; digits < 6; digits += 1) {
    const shifted = step * 10 ** digits;
    if (Math.abs(shifted - Math.round(shifted)) < 1e-6 * Math.max(1, shifted)) return digits;
  }
  return 6;
}
