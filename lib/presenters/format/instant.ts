import type { Locale } from "@/lib/contracts/locale";
import { memoFormatter, type ReaderSettings } from "./locale";

const dayTime = memoFormatter(
  (locale: Locale, timeZone: string, seconds: boolean) =>
    new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "es-ES", {
      timeZone,
      hourCycle: "h23",
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      ...(seconds ? { second: "2-digit" } : {}),
    }),
);
const time = memoFormatter(
  (locale: Locale, timeZone: string, seconds: boolean) =>
    new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "es-ES", {
      timeZone,
      hourCycle: "h23",
      hour: "2-digit",
      minute: "2-digit",
      ...(seconds ? { second: "2-digit" } : {}),
    }),
);
const day = memoFormatter(
  (locale: Locale, timeZone: string) =>
    new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "es-ES", { timeZone, day: "numeric", month: "short" }),
);

/** `Mon 6 Oct, 14:30`: a moment in the reader's zone; with seconds where points lie closer than a minute. */
export const formatInstant = (at: number, reader: ReaderSettings, seconds = false): string =>
  dayTime(reader.locale, reader.timeZone, seconds).format(at);

/** `14:30` or `14:30:15`. */
export const formatTime = (at: number, reader: ReaderSettings, seconds = false): string =>
  time(reader.locale, reader.timeZone, seconds).format(at);

/** `6 Oct`. */
export const formatDay = (at: number, reader: ReaderSettings): string => day(reader.locale, reader.timeZone).format(at);
