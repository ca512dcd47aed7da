import { quickLength, type ResolvedRange, type TimeRange } from "@/lib/client/url/time-range";
import { formatInstant, formatTime } from "@/lib/presenters/format/instant";
import type { ReaderSettings } from "@/lib/presenters/format/locale";
import { localDay } from "@/lib/presenters/format/zone";

/** What the trigger of the time range says: the last so-and-so long, two instants, or the two texts as they stand. */
export type RangeWords =
  | { readonly kind: "last"; readonly count: number; readonly unit: "s" | "m" | "h" | "d" | "w" }
  | { readonly kind: "between"; readonly text: string };

const UNITS = ["s", "m", "h", "d", "w"] as const;

/** Splits `6h` in its number and unit; null for anything else. */
export function splitLength(length: string): { count: number; unit: (typeof UNITS)[number] } | null {
  const unit = UNITS.find((candidate) => length.endsWith(candidate));
  const count = Number(length.slice(0, -1));
  return unit && Number.isInteger(count) && count > 0 ? { count, unit } : null;
}

export function rangeWords(range: TimeRange, resolved: ResolvedRange | null, reader: ReaderSettings): RangeWords {
  const length = splitLength(quickLength(range) ?? "");
  if (length) return { kind: "last", ...length };
  if (!resolved) return { kind: "between", text: `${range.from} – ${range.to}` };
  const sameDay = localDay(resolved.from, reader.timeZone) === localDay(resolved.to, reader.timeZone);
  const end = sameDay ? formatTime(resolved.to, reader) : formatInstant(resolved.to, reader);
  return { kind: "between", text: `${formatInstant(resolved.from, reader)} – ${end}` };
}
