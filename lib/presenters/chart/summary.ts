import type { UnitId } from "@/lib/catalog/types";
import { formatDuration } from "@/lib/presenters/format/duration";
import type { Locale } from "@/lib/contracts/locale";
import { formatValue } from "@/lib/presenters/format/value";
import type { PreparedSeries } from "./types";

type SummaryInput = {
  readonly title: string;
  readonly unit: UnitId;
  readonly series: readonly PreparedSeries[];
  readonly rangeMs: number;
  readonly locale: Locale;
};

const WORDS = {
  en: {
    head: (title: string, count: number, range: string) =>
      `${title}: ${count} ${count === 1 ? "line" : "lines"} over ${range}.`,
    one: (name: string, value: string) => ` Now ${name} ${value}.`,
    ends: (high: string, low: string) => ` Highest now: ${high}; lowest now: ${low}.`,
    beyond: (names: string) => ` Beyond a threshold: ${names}.`,
  },
  es: {
    head: (title: string, count: number, range: string) =>
      `${title}: ${count} ${count === 1 ? "línea" : "líneas"} en ${range}.`,
    one: (name: string, value: string) => ` Ahora ${name} ${value}.`,
    ends: (high: string, low: string) => ` Máximo ahora: ${high}; mínimo ahora: ${low}.`,
    beyond: (names: string) => ` Fuera de umbral: ${names}.`,
  },
} as const;

const MOST_NAMES = 3;

/** The chart in words: how many lines, the ends of the latest values, and who is beyond a threshold. */
export function summarise({ title, unit, series, rangeMs, locale }: SummaryInput): string {
  const words = WORDS[locale];
  const head = words.head(title, series.length, formatDuration(rangeMs));
  const ranked = series.filter((line) => line.latest !== null).toSorted((a, b) => (b.latest ?? 0) - (a.latest ?? 0));
  const [highest, lowest] = [ranked[0], ranked.at(-1)];
  if (highest === undefined || lowest === undefined) return head;
  const say = (line: PreparedSeries) => `${line.name} ${formatValue(line.latest, unit, locale)}`;
  const values =
    ranked.length === 1 ? words.one(highest.name, highest.latestText) : words.ends(say(highest), say(lowest));
  const bad = ranked.filter((line) => line.level === "warning" || line.level === "critical").map((line) => line.name);
  const listed = bad.slice(0, MOST_NAMES).join(", ") + (bad.length > MOST_NAMES ? ` +${bad.length - MOST_NAMES}` : "");
  return head + values + (bad.length > 0 ? words.beyond(listed) : "");
}
