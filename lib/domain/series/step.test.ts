import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration, parseDuration } from "./duration";
import { chooseStep, rateWindowMs, STEP_LADDER_MS } from "./step";

const HOUR = 3_600_000;

describe("chooseStep", () => {
  it("takes the smallest step that keeps within the points", () => {
    expect(chooseStep(HOUR, 480, 5_000)).toBe(10_000);
    expect(chooseStep(HOUR, 240, 5_000)).toBe(15_000);
    expect(chooseStep(24 * HOUR, 480, 15_000)).toBe(300_000);
    expect(chooseStep(7 * 24 * HOUR, 480, 15_000)).toBe(1_800_000);
  });

  it("does not flicker when a range is a little longer than it says", () => {
    expect(chooseStep(2 * HOUR, 480, 5_000)).toBe(15_000);
    expect(chooseStep(2 * HOUR + 17_000, 480, 5_000)).toBe(15_000);
  });

  it("is never finer than the scrape interval", () => {
    expect(chooseStep(60_000, 960, 15_000)).toBe(15_000);
  });

  it("gives up beyond the coarsest step", () => {
    expect(chooseStep(300 * 24 * HOUR, 240, 15_000)).toBeNull();
  });

  it("always returns a rung that fits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 * 24 * HOUR }), fc.constantFrom(240, 480, 960), (range, points) => {
        const step = chooseStep(range, points, 15_000);
        const fits = (rung: number): boolean => range / rung <= points + 2 && rung >= 15_000;
        expect(step).toBe(STEP_LADDER_MS.find(fits) ?? null);
      }),
    );
  });
});

describe("rateWindowMs", () => {
  it("covers five minutes, the step and four scrapes", () => {
    expect(rateWindowMs(10_000, 5_000)).toBe(300_000);
    expect(rateWindowMs(1_800_000, 15_000)).toBe(1_800_000);
    expect(rateWindowMs(60_000, 120_000)).toBe(480_000);
  });
});

describe("durations", () => {
  it("reads what it writes", () => {
    fc.assert(
      fc.property(fc.nat(4e10), (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      }),
    );
  });

  it("is written like Prometheus writes it", () => {
    expect(formatDuration(5_400_000)).toBe("1h30m");
    expect(formatDuration(0)).toBe("0s");
  });

  it("refuses what is not a duration", () => {
    for (const text of ["", "5", "m5", "5m ", "-5m", "1.5h"]) expect(parseDuration(text)).toBeNull();
  });
});
