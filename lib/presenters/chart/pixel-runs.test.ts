import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pixelRuns, simplifyRun } from "./pixel-runs";

const same = (value: number) => value;
const runsOf = (values: (number | null)[], x: (at: number) => number = same) =>
  pixelRuns({ timestamps: values.map((_, at) => at), values, x, y: same });

describe("pixelRuns", () => {
  it.each([
    {
      values: [1, 2, null, 3],
      expected: [
        [0, 1, 1, 2],
        [3, 3],
      ],
      why: "a gap ends a run",
    },
    { values: [null, null], expected: [], why: "nothing but gaps is nothing" },
    { values: [5], expected: [[0, 5]], why: "one point" },
    { values: [null, 4, null], expected: [[1, 4]], why: "a lonely point" },
  ])("$why", ({ values, expected }) => expect(runsOf(values)).toEqual(expected));

  it("keeps first, lowest, highest and last of a pixel column", () => {
    expect(runsOf([5, 9, 1, 6, 5], () => 0)).toEqual([[0, 5, 0, 1, 0, 9, 0, 5]]);
  });

  it("keeps the extremes of any line", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 200 }), (values) => {
        const ys = runsOf(values, (at) => at / 7).flatMap((run) => run.filter((_, at) => at % 2 === 1));
        expect(Math.max(...ys)).toBe(Math.max(...values));
        expect(Math.min(...ys)).toBe(Math.min(...values));
      }),
    );
  });
});

describe("simplifyRun", () => {
  it("keeps a straight line's ends only", () =>
    expect(simplifyRun([0, 0, 1, 1, 2, 2, 3, 3], 0.5)).toEqual([0, 0, 3, 3]));

  it("never strays from a point by more than the tolerance", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 80 }), (values) => {
        const run = values.flatMap((value, at) => [at, value]);
        const kept = simplifyRun(run, 1);
        for (const [at, value] of values.entries())
          expect(Math.abs(heightAt(kept, at) - value)).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });
});

function heightAt(run: readonly number[], x: number): number {
  for (let at = 2; at < run.length; at += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = run.slice(at - 2, at + 2);
    if (x <= x1) return x1 === x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
  }
  return run.at(-1) ?? 0;
}
