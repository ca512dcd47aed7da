export type NiceScale = {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly ticks: readonly number[];
};

const DECIMAL_STEPS = [1, 2, 2.5, 5, 10];
const BINARY_STEPS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/**
 * A domain that ends on round ticks: the smallest one that covers `[min, max]` in at most `most` intervals.
 * `base` binary gives ticks that are round in KiB, MiB and so on.
 */
export function niceScale(min: number, max: number, base: "decimal" | "binary" = "decimal", most = 5): NiceScale {
  const span = max - min;
  if (!(span > 0) || !Number.isFinite(span)) return niceScale(min, min + (Math.abs(min) || 1), base, most);
  for (const step of candidates(span / most, base)) {
    const first = Math.floor(tidy(min / step));
    const last = Math.ceil(tidy(max / step));
    if (last - first > most) continue;
    const ticks = Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * step, step));
    return { min: round(first * step, step), max: round(last * step, step), step, ticks };
  }
  return { min, max, step: span, ticks: [min, max] };
}

function* candidates(atLeast: number, base: "decimal" | "binary"): Generator<number> {
  const binary = base === "binary" && atLeast >= 1;
  const root = binary ? 1024 : 10;
  const exponent = Math.floor(Math.log(atLeast) / Math.log(root) + 1e-9);
  for (let power = exponent; power <= exponent + 1; power += 1) {
    for (const step of binary ? BINARY_STEPS : DECIMAL_STEPS) {
      const size = step * root ** power;
      if (size >= atLeast * (1 - 1e-9)) yield size;
    }
  }
}

/** 0.30000000000000004 / 0.1 must count as 3. */
const tidy = (quotient: number): number =>
  Math.abs(quotient - Math.round(quotient)) < 1e-9 ? Math.round(quotient) : quotient;

function round(value: number, step: number): number {
  const digits = Math.min(100, Math.max(0, 2 - Math.floor(Math.log10(step))));
  return Number(value.toFixed(digits));
}
