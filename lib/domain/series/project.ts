import type { Frame } from "./frame";

/**
 * The columns of `frame` on another axis: values where both have the same timestamp, null elsewhere. Lines without any
 * number on that axis are left out. Values are rounded to 7 significant digits, enough for any screen and half the bytes.
 */
export function projectFrame(
  frame: Frame,
  axis: readonly number[],
): { labels: Readonly<Record<string, string>>; values: (number | null)[] }[] {
  const source = sourceIndexes(frame.timestamps, axis);
  const lines: { labels: Readonly<Record<string, string>>; values: (number | null)[] }[] = [];
  for (const one of frame.series) {
    let seen = false;
    const values = source.map((index) => {
      const value = index === -1 ? undefined : one.values[index];
      if (value === undefined || !Number.isFinite(value)) return null;
      seen = true;
      return roundSignificant(value);
    });
    if (seen) lines.push({ labels: one.labels, values });
  }
  return lines;
}

function sourceIndexes(timestamps: Float64Array, axis: readonly number[]): number[] {
  let at = 0;
  return axis.map((time) => {
    while (at < timestamps.length && (timestamps[at] ?? Infinity) < time) at += 1;
    return timestamps[at] === time ? at : -1;
  });
}

const DIGITS = 7;

/** The number nearest to `value` with 7 significant decimal digits. */
export function roundSignificant(value: number): number {
  if (value === 0) return 0;
  const power = DIGITS - 1 - Math.floor(Math.log10(Math.abs(value)));
  if (power < -22 || power > 22) return Number(value.toPrecision(DIGITS)); // beyond exact powers of ten
  // An integer over (or times) an exact power of ten is the double nearest to the decimal: it prints short.
  return power >= 0 ? Math.round(value * 10 ** power) / 10 ** power : Math.round(value / 10 ** -power) * 10 ** -power;
}
