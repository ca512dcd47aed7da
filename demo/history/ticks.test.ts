import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { BLOCK_MS, COARSEST_STEP_MS, historyTicks, perBlock } from "./ticks";

const HOUR_MS = 3_600_000;
const anyRange = fc
  .tuple(
    fc.integer({ min: 1_600_000_000_000, max: 2_000_000_000_000 }),
    fc.integer({ min: 1_000, max: 9 * 24 * HOUR_MS }),
  )
  .map(([from, length]) => ({ from, to: from + length }));

describe("instants of the history", () => {
  test("leave no hole wider than two minutes, at the seams between densities neither", () => {
    fc.assert(
      fc.property(anyRange, ({ from, to }) => {
        const ticks = historyTicks(from, to);
        for (let i = 1; i < ticks.length; i += 1) {
          const step = (ticks[i] ?? 0) - (ticks[i - 1] ?? 0);
          expect(step).toBeGreaterThan(0);
          expect(step).toBeLessThanOrEqual(COARSEST_STEP_MS);
        }
        expect(ticks[0]).toBeLessThan(from + 1_000);
        expect(ticks.at(-1)).toBeGreaterThan(to - 1_000);
      }),
    );
  });

  test("are dense for the last hour and coarse before", () => {
    const to = 1_800_000_000_000;
    const ticks = historyTicks(to - 174 * HOUR_MS, to);
    const between = (from: number, until: number) => ticks.filter((at) => at > to - from && at <= to - until).length;
    expect(between(HOUR_MS, 0)).toBe(240);
    expect(between(6 * HOUR_MS, HOUR_MS)).toBe(300);
    expect(between(24 * HOUR_MS, 6 * HOUR_MS)).toBe(540);
  });

  test("are cut so that no part crosses a block border, and none is lost", () => {
    fc.assert(
      fc.property(anyRange, ({ from, to }) => {
        const ticks = historyTicks(from, to);
        const parts = perBlock(ticks);
        expect(parts.flat()).toEqual(ticks);
        for (const part of parts)
          expect(Math.floor((part[0] ?? 0) / BLOCK_MS)).toBe(Math.floor((part.at(-1) ?? 0) / BLOCK_MS));
      }),
    );
  });
});
