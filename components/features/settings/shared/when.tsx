"use client";
import { useLocale } from "next-intl";
import { useNow } from "@/lib/client/use-now";
import { useOwnZone } from "@/lib/client/url/use-zone";
import type { Locale } from "@/lib/contracts/locale";
import { formatAge } from "@/lib/presenters/format/duration";
import { memoFormatter } from "@/lib/presenters/format/locale";

const exactOf = memoFormatter(
  (locale: Locale, timeZone: string) =>
    new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "es-ES", {
      timeZone,
      dateStyle: "medium",
      timeStyle: "medium",
    }),
);

type WhenProps = { at: string; relative?: boolean };

/** An instant in the reader's zone; `relative` says how long ago it was and keeps the instant in its title. */
export function When({ at, relative }: WhenProps) {
  const locale = useLocale();
  const timeZone = useOwnZone();
  const instant = Date.parse(at);
  const now = useNow();
  const exact = exactOf(locale, timeZone).format(instant);
  return (
    <time dateTime={at} title={relative ? `${exact} (${timeZone})` : timeZone} className="whitespace-nowrap">
      {relative ? formatAge(now - instant, locale) : exact}
    </time>
  );
}
