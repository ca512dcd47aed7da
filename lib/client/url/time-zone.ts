/** What a link may say about the zone: the reader's own, UTC, or a named one such as `America/Guatemala`. */
export type ZoneChoice = string;

export const BROWSER_ZONE = "browser";

/** Is it a zone this runtime knows? */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone.length > 0;
  } catch {
    return false;
  }
}

/** The IANA name behind a choice; `own` is the reader's zone (the server knows it from a cookie). Unknown names mean UTC. */
export function resolveZone(choice: ZoneChoice, own: string | undefined): string {
  const zone = choice === BROWSER_ZONE ? own : choice;
  return zone && isZone(zone) ? zone : "UTC";
}

export type CivilTime = { year: number; month: number; day: number; hour: number; minute: number; second: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}

/** The wall clock of a zone at an instant (ms since 1970). */
export function civilTime(at: number, zone: string): CivilTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const read = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return {
    year: read("year"),
    month: read("month"),
    day: read("day"),
    hour: read("hour"),
    minute: read("minute"),
    second: read("second"),
  };
}

const asUtc = (c: CivilTime): number => Date.UTC(c.year, c.month - 1, c.day, c.hour, c.minute, c.second);

/** How far the zone's clock is ahead of UTC at an instant, in ms. */
export function zoneOffset(at: number, zone: string): number {
  return asUtc(civilTime(at, zone)) - Math.floor(at / 1000) * 1000;
}

/**
 * The instant a wall clock means. A time that happens twice (clocks set back) is the first of the two;
 * one that never happens (clocks set forward) is moved on by the length of the jump.
 */
export function instantOf(civil: CivilTime, zone: string): number {
  const wall = asUtc(civil);
  const DAY_MS = 86_400_000;
  const before = zoneOffset(wall - DAY_MS, zone);
  const after = zoneOffset(wall + DAY_MS, zone);
  const early = wall - before;
  if (zoneOffset(early, zone) === before) return early;
  const late = wall - after;
  return zoneOffset(late, zone) === after ? late : early;
}
