import type { Text, UnitId } from "@/lib/catalog/types";

/** `factor` base units make one of `symbol`; used for values of at least `from` base units. */
export type Scale = { readonly from: number; readonly factor: number; readonly symbol: Text };

export type UnitFormat = {
  /** Largest first; the last one takes everything smaller. */
  readonly scales: readonly Scale[];
  /** Round numbers of this unit are powers of two (bytes) or of ten. */
  readonly base: "decimal" | "binary";
  /** Axis ticks carry the symbol; the panel's header names the unit otherwise. */
  readonly symbolOnAxis: boolean;
};

const same = (symbol: string): Text => ({ en: symbol, es: symbol });
const scale = (factor: number, symbol: Text | string, from: number = factor): Scale => ({
  from,
  factor,
  symbol: typeof symbol === "string" ? same(symbol) : symbol,
});

const plain = (symbol: Text | string): UnitFormat => ({
  scales: [scale(1, symbol, 0)],
  base: "decimal",
  symbolOnAxis: false,
});

const KIB = 1024;
const bytes = (suffix: string): UnitFormat => ({
  scales: [
    scale(KIB ** 4, `TiB${suffix}`),
    scale(KIB ** 3, `GiB${suffix}`),
    scale(KIB ** 2, `MiB${suffix}`),
    scale(KIB, `KiB${suffix}`),
    scale(1, `B${suffix}`, 0),
  ],
  base: "binary",
  symbolOnAxis: true,
});

/** How each unit of the catalog is written. Seconds turn into minutes only from two on: "90 s" reads better than "1.5 min". */
export const UNIT_FORMATS = {
  requestsPerSecond: plain({ en: "req/s", es: "pet/s" }),
  perSecond: plain("/s"),
  perMinute: plain("/min"),
  count: plain(""),
  state: plain(""),
  ratio: { scales: [scale(0.01, "%", 0)], base: "decimal", symbolOnAxis: true },
  seconds: {
    scales: [
      scale(86_400, "d", 2 * 86_400),
      scale(3600, "h", 2 * 3600),
      scale(60, "min", 120),
      scale(1, "s"),
      scale(1e-3, "ms"),
      scale(1e-6, "µs"),
      scale(1e-9, "ns", 0),
    ],
    base: "decimal",
    symbolOnAxis: true,
  },
  secondsPerSecond: {
    scales: [scale(1, "s/s"), scale(1e-3, "ms/s"), scale(1e-6, "µs/s", 0)],
    base: "decimal",
    symbolOnAxis: true,
  },
  bytes: bytes(""),
  bytesPerSecond: bytes("/s"),
} as const satisfies Record<UnitId, UnitFormat>;

/** Written out, for headers, table captions and screen readers. */
export const UNIT_NAMES = {
  requestsPerSecond: { en: "requests per second", es: "peticiones por segundo" },
  perSecond: { en: "per second", es: "por segundo" },
  perMinute: { en: "per minute", es: "por minuto" },
  count: { en: "count", es: "cantidad" },
  state: { en: "up or down", es: "activo o caído" },
  ratio: { en: "percent", es: "por ciento" },
  seconds: { en: "seconds", es: "segundos" },
  secondsPerSecond: { en: "seconds per second", es: "segundos por segundo" },
  bytes: { en: "bytes", es: "bytes" },
  bytesPerSecond: { en: "bytes per second", es: "bytes por segundo" },
} as const satisfies Record<UnitId, Text>;

/** Zero has no size to choose a scale by: it is written in the base unit. */
export function scaleFor(unit: UnitId, magnitude: number): Scale {
  const scales: readonly Scale[] = UNIT_FORMATS[unit].scales;
  const size = Math.abs(magnitude);
  if (size === 0) {
    const base = scales.find((candidate) => candidate.factor === 1);
    if (base !== undefined) return base;
  }
  return scales.find((candidate) => size >= candidate.from) ?? BASE_SCALE;
}

const BASE_SCALE = scale(1, "", 0);
