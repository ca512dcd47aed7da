import type { UnitId } from "@/lib/catalog/types";
import type { Locale } from "@/lib/contracts/locale";
import type { TimeTick } from "@/lib/presenters/format/time-ticks";

/** What the latest value says against the panel's thresholds. */
export type Level = "ok" | "warning" | "critical" | "unknown";

/** Index into `DASHES`. */
export type Dash = 0 | 1 | 2;

/** One line, ready to draw. Arrays run along the chart's `timestamps`. */
export type PreparedSeries = {
  /** Stable over refreshes: query and labels. */
  readonly key: string;
  readonly name: string;
  /** Which `--series-N` token, 1..10: the same for one service on every panel. */
  readonly color: number;
  /** Solid, dashed or dotted: tells lines of one colour apart (p50, p95 and p99 of a service; the eleventh service from the first). */
  readonly dash: Dash;
  /** The measured values, base units; `null` is a gap. */
  readonly values: readonly (number | null)[];
  /** Where the line lies: the same as `values`, but on top of the others in a stacked chart. */
  readonly upper: readonly (number | null)[];
  /** Lower edge of the band in a stacked chart. */
  readonly lower: readonly (number | null)[] | null;
  readonly latest: number | null;
  readonly latestText: string;
  readonly level: Level;
};

type ValueTick = { readonly value: number; readonly label: string };

type PreparedThreshold = {
  readonly value: number;
  readonly level: "target" | "warning" | "critical";
  readonly label: string;
};

export type PreparedChart = {
  readonly id: string;
  readonly title: string;
  readonly unit: UnitId;
  readonly stacked: boolean;
  readonly timestamps: readonly number[];
  readonly stepMs: number;
  readonly x: { readonly from: number; readonly to: number; readonly ticks: readonly TimeTick[] };
  readonly y: { readonly min: number; readonly max: number; readonly ticks: readonly ValueTick[] };
  /** In the order of the legend. */
  readonly series: readonly PreparedSeries[];
  /** Those inside the y domain. */
  readonly thresholds: readonly PreparedThreshold[];
  /** One or two sentences for those who do not see the picture. */
  readonly summary: string;
};

/** What preparing needs to know beside the data. */
export type ChartContext = {
  readonly locale: Locale;
  /** IANA name. */
  readonly timeZone: string;
  /** Label that names the service a series belongs to (`job`). */
  readonly serviceLabel: string;
  /** Every known value of that label, in the registry's order: colours go by it. */
  readonly services: readonly string[];
};

/** The shared time axis of a reply, as one object whose identity changes only when it changes. */
export type TimeAxis = { readonly timestamps: readonly number[]; readonly stepMs: number };
