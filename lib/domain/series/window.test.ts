import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newestMs, planWindow, TAIL_MS, windowAxis } from "./window";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 4, 10, 7, 33, 250);
const base = { points: 480, scrapeMs: 15_000 };

function planned(request: Parameters<typeof planWindow>[0], now = NOW) {
  const plan = planWindow(request, now);
  if ("problem" in plan) throw new Error(plan.problem);
  return plan.window;
}

describe("planWindow", () => {
  it("names what is wrong with a range", () => {
    expect(planWindow({ ...base, fromMs: NOW - 1, toMs: NOW - 2 }, NOW)).toEqual({ problem: "reversed" });
    expect(planWindow({ ...base, fromMs: NOW + 1 }, NOW)).toEqual({ problem: "future" });
    expect(planWindow({ ...base, fromMs: NOW - 401 * 24 * HOUR }, NOW)).toEqual({ problem: "too_long" });
    expect(planWindow({ ...base, points: 240, fromMs: NOW - 300 * 24 * HOUR }, NOW)).toEqual({
      problem: "too_many_points",
    });
  });

  it("ends now when the range reaches into the future", () => {
    expect(planned({ ...base, fromMs: NOW - HOUR, toMs: NOW + HOUR })).toEqual(
      planned({ ...base, fromMs: NOW - HOUR }),
    );
  });

  it("adds a tail point to a coarse grid, and none to a fine one", () => {
    const week = planned({ ...base, fromMs: NOW - 7 * 24 * HOUR });
    expect(week.stepMs).toBe(1_800_000);
    expect(week.tailMs).toBe(Date.UTC(2026, 2, 4, 10, 7, 30));
    expect(planned({ ...base, fromMs: NOW - HOUR }).tailMs).toBeNull();
  });

  it("does not move with the clock when the range lies in the past", () => {
    const request = { ...base, fromMs: NOW - 9 * HOUR, toMs: NOW - 6 * HOUR };
    expect(planned(request)).toEqual(planned(request, NOW + 20 * 60_000));
    expect(planned(request).live).toBe(false);
  });

  it("is aligned, covers the range and is fresh, for every range", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 390 * 24 * HOUR }), fc.nat(10 * HOUR), (range, offset) => {
        const now = NOW + offset;
        const window = planned({ points: 960, scrapeMs: 5_000, fromMs: now - range }, now);
        const axis = windowAxis(window);
        expect(window.startMs % window.stepMs).toBe(0);
        expect(window.startMs).toBeLessThanOrEqual(now - range);
        expect(now - newestMs(window)).toBeLessThan(TAIL_MS);
        expect(axis.length).toBeLessThanOrEqual(960 + 5);
        expect(axis).toEqual(axis.toSorted((a, b) => a - b));
      }),
    );
  });
});
