import { DAY_MS } from "@/lib/domain/units/time";
import { memoFormatter } from "./locale";

const clock = memoFormatter(
  (timeZone: string) =>
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    }),
);

/** The zone's distance from UTC at an instant, in ms: positive east of Greenwich. Throws RangeError on an unknown zone. */
export function zoneOffsetMs(at: number, timeZone: string): number {
  if (timeZone === "UTC") return 0;
  const part: Record<string, number> = {};
  for (const { type, value } of clock(timeZone).formatToParts(at)) part[type] = Number(value);
  const wall = Date.UTC(
    part["year"] ?? 0,
    (part["month"] ?? 1) - 1,
    part["day"] ?? 1,
    part["hour"] ?? 0,
    part["minute"] ?? 0,
    part["second"] ?? 0,
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** Midnight that starts the local day `day` (days since 1970 in the zone's own calendar), as an instant. */
export function localMidnight(day: number, timeZone: string): number {
  const wall = day * DAY_MS;
  const guess = wall - zoneOffsetMs(wall, timeZone);
  // A second look: the offset at the guess may differ when clocks change that day.
  return wall - zoneOffsetMs(guess, timeZone);
}

/** The local calendar day an instant falls on, in days since 1970. */
export const localDay = (at: number, timeZone: string): number =>
  Math.floor((at + zoneOffsetMs(at, timeZone)) / DAY_MS);
