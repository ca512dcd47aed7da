import { describe, expect, it } from "vitest";
import { timeTicks } from "./time-ticks";

const labels = (from: string, to: string, timeZone = "UTC", locale: "en" | "es" = "en") =>
  timeTicks(Date.parse(from), Date.parse(to), { locale, timeZone }).map((tick) => tick.label);

describe("timeTicks", () => {
  it.each([
    {
      from: "2026-10-06T14:03:00Z",
      to: "2026-10-06T14:18:00Z",
      why: "15 minutes",
      expected: ["14:04", "14:06", "14:08", "14:10", "14:12", "14:14", "14:16", "14:18"],
    },
    {
      from: "2026-10-06T13:30:00Z",
      to: "2026-10-06T14:30:00Z",
      why: "an hour",
      expected: ["13:30", "13:40", "13:50", "14:00", "14:10", "14:20", "14:30"],
    },
    {
      from: "2026-10-05T15:00:00Z",
      to: "2026-10-06T15:00:00Z",
      why: "a day names the new day at midnight",
      expected: ["15:00", "18:00", "21:00", "6 Oct", "03:00", "06:00", "09:00", "12:00", "15:00"],
    },
    {
      from: "2026-10-06T14:30:00Z",
      to: "2026-10-06T14:30:20Z",
      why: "seconds",
      expected: ["14:30:00", "14:30:05", "14:30:10", "14:30:15", "14:30:20"],
    },
  ])("$why", ({ from, to, expected }) => expect(labels(from, to)).toEqual(expected));

  it("marks days over a month, in place while the range moves", () => {
    const first = labels("2026-09-06T10:00:00Z", "2026-10-06T10:00:00Z");
    const later = labels("2026-09-06T13:00:00Z", "2026-10-06T13:00:00Z");
    expect(first).toEqual(["9 Sept", "14 Sept", "19 Sept", "24 Sept", "29 Sept", "4 Oct"]);
    expect(later).toEqual(first);
  });

  it("follows the reader's zone, also half-hour ones", () => {
    expect(labels("2026-10-05T16:00:00Z", "2026-10-05T20:00:00Z", "Asia/Kolkata")).toEqual([
      "21:30",
      "22:00",
      "22:30",
      "23:00",
      "23:30",
      "6 Oct",
      "00:30",
      "01:00",
      "01:30",
    ]);
  });

  it("leaves out the hour that does not exist in spring", () => {
    expect(labels("2026-03-28T23:00:00Z", "2026-03-29T04:00:00Z", "Europe/Madrid")).toEqual([
      "29 Mar",
      "01:00",
      "03:00",
      "04:00",
      "05:00",
      "06:00",
    ]);
  });

  it("shows the hour that happens twice in autumn twice", () => {
    expect(labels("2026-10-24T22:00:00Z", "2026-10-25T03:00:00Z", "Europe/Madrid")).toEqual([
      "25 Oct",
      "01:00",
      "02:00",
      "02:00",
      "03:00",
      "04:00",
    ]);
  });

  it("puts every day mark on local midnight across a clock change", () => {
    const ticks = timeTicks(Date.parse("2026-10-22T12:00:00Z"), Date.parse("2026-10-28T12:00:00Z"), {
      locale: "es",
      timeZone: "Europe/Madrid",
    });
    expect(ticks.map((tick) => new Date(tick.at).toISOString())).toEqual([
      "2026-10-22T22:00:00.000Z",
      "2026-10-23T22:00:00.000Z",
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
      "2026-10-26T23:00:00.000Z",
      "2026-10-27T23:00:00.000Z",
    ]);
    expect(ticks.every((tick) => tick.midnight)).toBe(true);
    expect(ticks[0]?.label).toBe("23 oct");
  });

  it("has nothing to mark on an empty or reversed range", () => {
    expect(timeTicks(5, 5, { locale: "en", timeZone: "UTC" })).toEqual([]);
    expect(timeTicks(9, 5, { locale: "en", timeZone: "UTC" })).toEqual([]);
  });
});
