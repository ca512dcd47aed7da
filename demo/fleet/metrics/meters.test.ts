import { describe, expect, it } from "vitest";

import { TimeWindowMax, Timer } from "./meters";

describe("TimeWindowMax", () => {
  it("remembers the largest value for about two minutes", () => {
    const max = new TimeWindowMax(0);
    max.record(5, 1_000);
    max.record(2, 50_000);
    expect(max.poll(70_000)).toBe(5);
    expect(max.poll(121_000)).toBe(2);
    expect(max.poll(400_000)).toBe(0);
  });
});

describe("Timer", () => {
  it("puts a value equal to a bound into that bound's bucket", () => {
    const timer = new Timer("", [0.2, 0.5], 0);
    timer.record(0.2, 0);
    expect(timer.samples().map((one) => one.value)).toEqual([1, 1, 1, 1, 0.2]);
  });

  it("keeps an exemplar long enough for a scrape to see it", () => {
    const timer = new Timer("", [1], 0);
    const trace = (digit: string) => ({ traceId: digit.repeat(32), spanId: digit.repeat(16) });
    timer.record(0.1, 0, trace("1"));
    timer.record(0.2, 1_000, trace("2"));
    expect(timer.samples()[0]?.exemplar?.value).toBe(0.1);
    timer.record(0.3, 8_000, trace("3"));
    expect(timer.samples()[0]?.exemplar?.value).toBe(0.3);
  });
});
