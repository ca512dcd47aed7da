import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deltaFromMs } from "./entry";
import { type Frame, labelsKey, makeFrame } from "./frame";
import { changedFromMs, mergeFrames, trimFrame } from "./merge";

const LOOKBACK_MS = 300_000;

/** A sample as a server stores it; it can be read from `visibleMs` on. A NaN value marks the series stale. */
type Sample = { readonly timeMs: number; readonly visibleMs: number; readonly value: number };
type World = ReadonlyMap<string, readonly Sample[]>;

/** What a PromQL server answers at `nowMs`: the newest visible sample within the look-back, none after a stale mark. */
function query(world: World, startMs: number, endMs: number, stepMs: number, nowMs: number): Frame {
  const times: number[] = [];
  for (let time = startMs; time <= endMs; time += stepMs) times.push(time);
  const series = [...world].map(([name, samples]) => {
    const values = times.map((time) => {
      const seen = samples.filter((s) => s.visibleMs <= nowMs && s.timeMs <= time && s.timeMs > time - LOOKBACK_MS);
      return seen.at(-1)?.value ?? NaN;
    });
    return { key: labelsKey({ name }), labels: { name }, values: Float64Array.from(values) };
  });
  return makeFrame(Float64Array.from(times), series);
}

/** Series that appear, vanish, go stale (mark) and restart; scrapes every 15 s that become readable up to 4 minutes late. */
const lives = fc.array(
  fc.record({
    bornMs: fc.nat(3_600_000),
    forMs: fc.integer({ min: 15_000, max: 3_600_000 }),
    marked: fc.boolean(),
    lateMs: fc.nat(240_000),
    restart: fc.option(fc.integer({ min: 15_000, max: 900_000 })),
    seed: fc.integer(),
  }),
  { minLength: 1, maxLength: 6 },
);

function worldOf(all: typeof lives extends fc.Arbitrary<infer T> ? T : never): World {
  return new Map(
    all.map((life, index) => {
      const samples: Sample[] = [];
      const run = (fromMs: number, toMs: number): void => {
        for (let time = fromMs; time < toMs; time += 15_000) {
          samples.push({ timeMs: time, visibleMs: time + life.lateMs, value: (life.seed ^ time) % 1_000 });
        }
        if (life.marked) samples.push({ timeMs: toMs, visibleMs: toMs + life.lateMs, value: NaN });
      };
      run(life.bornMs, life.bornMs + life.forMs);
      if (life.restart !== null)
        run(life.bornMs + life.forMs + life.restart, life.bornMs + 2 * life.forMs + life.restart);
      return [`s${index}`, samples];
    }),
  );
}

const down = (time: number, step: number): number => Math.floor(time / step) * step;

describe("delta and merge", () => {
  it("equal the full query, through any sequence of refreshes", () => {
    fc.assert(
      fc.property(
        lives,
        fc.constantFrom(5_000, 15_000, 60_000, 300_000, 900_000),
        fc.integer({ min: 300_000, max: 3_600_000 }),
        fc.array(fc.integer({ min: 1_000, max: 1_200_000 }), { minLength: 1, maxLength: 8 }),
        (all, step, span, waits) => {
          const world = worldOf(all);
          let now = 1_800_000;
          let held = query(world, down(now - span, step), down(now, step), step, now);
          for (const wait of waits) {
            const heldTo = held.timestamps.at(-1) ?? 0;
            const gridAtMs = now;
            now += wait;
            const start = down(now - span, step);
            const from = Math.max(start, deltaFromMs({ gridAtMs, endMs: heldTo, stepMs: step }));
            const delta = query(world, from, down(now, step), step, now);
            const merged = trimFrame(mergeFrames(held, delta), start);
            const full = query(world, start, down(now, step), step, now);
            expect(merged).toEqual(full);
            const changed = changedFromMs(held, merged, start);
            expect(changed).toBeGreaterThanOrEqual(Math.min(from, heldTo + step));
            held = merged;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("changedFromMs", () => {
  const frame = (values: number[], start = 0): Frame =>
    makeFrame(Float64Array.from(values.map((_, i) => start + i * 10)), [
      { key: "a", labels: {}, values: Float64Array.from(values) },
    ]);

  it("finds the first changed value, new point or lost point", () => {
    expect(changedFromMs(frame([1, 2, 3]), frame([1, 2, 3]), 0)).toBe(Infinity);
    expect(changedFromMs(frame([1, 2, 3]), frame([1, 9, 3]), 0)).toBe(10);
    expect(changedFromMs(frame([1, 2, 3]), frame([1, 2, 3, 4]), 0)).toBe(30);
    expect(changedFromMs(frame([1, 2, 3]), frame([1, 2]), 0)).toBe(20);
    expect(changedFromMs(frame([1, 2, 3]), frame([9, 2, 3]), 10)).toBe(Infinity);
  });

  it("sees a series appear and vanish", () => {
    const none = makeFrame(Float64Array.from([0, 10, 20]), []);
    expect(changedFromMs(none, frame([NaN, 2, 3]), 0)).toBe(10);
    expect(changedFromMs(frame([NaN, NaN, 3]), none, 0)).toBe(20);
  });
});
