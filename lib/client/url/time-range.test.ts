import { describe, expect, it } from "vitest";
import { absoluteRange, parseTime, quickLength, resolveRange, shiftRange, zoomOut } from "./time-range";

const NOW = Date.parse("2026-03-10T15:30:20Z");
const at = (iso: string) => Date.parse(iso);

describe("parseTime", () => {
  it.each([
    { text: "now", zone: "UTC", expected: "2026-03-10T15:30:20Z" },
    { text: "now-6h", zone: "UTC", expected: "2026-03-10T09:30:20Z" },
    { text: " now-2w ", zone: "UTC", expected: "2026-02-24T15:30:20Z" },
    { text: "now/d", zone: "America/Guatemala", expected: "2026-03-10T06:00:00Z" },
    { text: "now-1d/d", zone: "UTC", expected: "2026-03-09T00:00:00Z" },
    { text: "now/h", zone: "Asia/Kolkata", expected: "2026-03-10T15:30:00Z" },
    { text: "2026-03-01 08:00", zone: "America/Guatemala", expected: "2026-03-01T14:00:00Z" },
    { text: "2026-03-01", zone: "UTC", expected: "2026-03-01T00:00:00Z" },
    { text: "2026-03-01T08:00:00-06:00", zone: "UTC", expected: "2026-03-01T14:00:00Z" },
    { text: "1772373600000", zone: "UTC", expected: "2026-03-01T14:00:00Z" },
  ])("reads $text in $zone", ({ text, zone, expected }) => {
    expect(parseTime(text, NOW, zone)).toBe(at(expected));
  });

  it.each(["", "yesterday", "now+1h", "now-6", "2026-02-30", "2026-03-01 25:00", "2026-03-01T08:00:00Zjunk", "12345"])(
    "refuses %j",
    (text) => expect(parseTime(text, NOW, "UTC")).toBeNull(),
  );
});

describe("clocks that jump", () => {
  it.each([
    // Berlin set its clocks from 02:00 to 03:00 on 29 March 2026 and back from 03:00 to 02:00 on 25 October 2026.
    { text: "2026-03-29 01:59", expected: "2026-03-29T00:59:00Z", why: "the last minute before the jump" },
    { text: "2026-03-29 02:30", expected: "2026-03-29T01:30:00Z", why: "a time that never happened moves on" },
    { text: "2026-03-29 03:00", expected: "2026-03-29T01:00:00Z", why: "the first minute after the jump" },
    { text: "2026-10-25 02:30", expected: "2026-10-25T00:30:00Z", why: "a time that happens twice is the first" },
    { text: "2026-10-25 03:00", expected: "2026-10-25T02:00:00Z", why: "after the hour was repeated" },
  ])("$why", ({ text, expected }) => {
    expect(parseTime(text, at("2026-12-01T00:00:00Z"), "Europe/Berlin")).toBe(at(expected));
  });

  it("a day of 23 hours starts at its own midnight", () => {
    const noon = at("2026-03-29T10:00:00Z");
    expect(parseTime("now/d", noon, "Europe/Berlin")).toBe(at("2026-03-28T23:00:00Z"));
  });
});

describe("resolveRange", () => {
  it.each([
    { from: "now-1h", to: "now", expected: null, why: "the usual" },
    { from: "now", to: "now-1h", expected: "reversed", why: "reversed" },
    { from: "now-1h", to: "now-1h", expected: "reversed", why: "no length" },
    { from: "2027-01-01", to: "2027-01-02", expected: "future", why: "wholly in the future" },
    { from: "now-1h", to: "2026-03-10T17:00:00Z", expected: "future", why: "ends in the future" },
    { from: "now-30s", to: "now", expected: "too_short", why: "less than a minute" },
    { from: "now-2000d", to: "now", expected: "too_long", why: "more than a year" },
    { from: "soon", to: "now", expected: "from_unreadable", why: "start is no time" },
    { from: "now-1h", to: "later", expected: "to_unreadable", why: "end is no time" },
  ])("$why", ({ from, to, expected }) => {
    const result = resolveRange({ from, to }, NOW, "UTC");
    expect(result.ok ? null : result.problem).toBe(expected);
  });

  it("is live only when it ends at now", () => {
    const live = (to: string) => {
      const result = resolveRange({ from: "now-2d", to }, NOW, "UTC");
      return result.ok && result.range.live;
    };
    expect([live("now"), live("2026-03-10T12:00:00Z")]).toEqual([true, false]);
  });
});

describe("moving and zooming", () => {
  const hour = { from: NOW - 3_600_000, to: NOW, live: true };

  it("shifts by half and stops at now", () => {
    expect(shiftRange(hour, -1, NOW)).toEqual({ from: "2026-03-10T14:00:20Z", to: "2026-03-10T15:00:20Z" });
    expect(shiftRange(hour, 1, NOW)).toEqual(absoluteRange(hour.from, hour.to));
  });

  it("zooms out around the middle and stops at now", () => {
    expect(zoomOut({ from: NOW - 7_200_000, to: NOW - 3_600_000, live: false }, NOW)).toEqual(
      absoluteRange(NOW - 9_000_000, NOW - 1_800_000),
    );
    expect(zoomOut(hour, NOW)).toEqual(absoluteRange(NOW - 7_200_000, NOW));
  });

  it("knows the quick lengths", () => {
    expect([quickLength({ from: "now-6h", to: "now" }), quickLength({ from: "now-6h", to: "now-1h" })]).toEqual([
      "6h",
      null,
    ]);
  });
});
