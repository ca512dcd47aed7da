import { describe, expect, it } from "vitest";
import { civilTime, isZone, resolveZone, zoneOffset } from "./time-zone";

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);

describe("zones", () => {
  it.each([
    { choice: "browser", own: "Europe/Madrid", expected: "Europe/Madrid", why: "the reader's own" },
    { choice: "browser", own: undefined, expected: "UTC", why: "nobody knows it yet" },
    { choice: "UTC", own: "Europe/Madrid", expected: "UTC", why: "chosen" },
    { choice: "Mars/Olympus", own: "Europe/Madrid", expected: "UTC", why: "no such zone" },
  ])("$why", ({ choice, own, expected }) => expect(resolveZone(choice, own)).toBe(expected));

  it("knows half-hour offsets and both sides of a change of clocks", () => {
    expect(zoneOffset(at("2026-01-01T00:00:00Z"), "Asia/Kolkata")).toBe(5.5 * HOUR);
    expect(zoneOffset(at("2026-03-29T00:59:59Z"), "Europe/Berlin")).toBe(HOUR);
    expect(zoneOffset(at("2026-03-29T01:00:00Z"), "Europe/Berlin")).toBe(2 * HOUR);
  });

  it("reads the wall clock across midnight", () => {
    expect(civilTime(at("2026-03-01T05:30:15Z"), "America/Guatemala")).toEqual({
      year: 2026,
      month: 2,
      day: 28,
      hour: 23,
      minute: 30,
      second: 15,
    });
  });

  it("refuses what is no zone", () =>
    expect([isZone(""), isZone("Nowhere"), isZone("UTC")]).toEqual([false, false, true]));
});
