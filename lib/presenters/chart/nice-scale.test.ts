import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestIndex } from "./geometry";
import { niceScale } from "./nice-scale";

describe("niceScale", () => {
  it.each([
    { min: 0, max: 97, ticks: [0, 20, 40, 60, 80, 100] },
    { min: 0, max: 0.3, ticks: [0, 0.1, 0.2, 0.3] },
    { min: -3, max: 12, ticks: [-5, 0, 5, 10, 15] },
    { min: 0, max: 1e-9, ticks: [0, 2e-10, 4e-10, 6e-10, 8e-10, 1e-9] },
    { min: 7, max: 7, ticks: [6, 8, 10, 12, 14] },
  ])("$min to $max", ({ min, max, ticks }) => expect(niceScale(min, max).ticks).toEqual(ticks));

  it("covers any range with few, evenly spaced, ascending ticks", () => {
    const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.constantFrom("decimal" as const, "binary" as const), (a, b, base) => {
        fc.pre(Math.abs(a - b) > 1e-6 * Math.max(Math.abs(a), Math.abs(b), 1e-6));
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const scale = niceScale(min, max, base);
        const slack = scale.step * 1e-6;
        expect(scale.min).toBeLessThanOrEqual(min + slack);
        expect(scale.max).toBeGreaterThanOrEqual(max - slack);
        expect(scale.ticks.length).toBeGreaterThanOrEqual(2);
        expect(scale.ticks.length).toBeLessThanOrEqual(6);
        expect(scale.ticks.every((tick, at) => at === 0 || tick > (scale.ticks[at - 1] ?? 0))).toBe(true);
      }),
    );
  });
});

describe("nearestIndex", () => {
  it.each([
    [[], 5, -1],
    [[10], 5, 0],
    [[10, 20, 30], 14, 0],
    [[10, 20, 30], 16, 1],
    [[10, 20, 30], 15, 0],
    [[10, 20, 30], 99, 2],
  ])("%j near %d is %d", (timestamps, at, index) => expect(nearestIndex(timestamps, at)).toBe(index));
});
