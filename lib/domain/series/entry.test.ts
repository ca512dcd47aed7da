import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyDelta, applyFull, changedSince, type Entry, entryFrame, planFetch } from "./entry";
import { EMPTY_FRAME, type Frame, labelsKey, makeFrame } from "./frame";
import { projectFrame } from "./project";
import { planWindow, type QueryWindow, windowAxis } from "./window";

/** A source whose series `i` lives from `born` for `lasts`; values of the last minute are provisional until it is over. */
type Life = { readonly born: number; readonly lasts: number };

function evaluate(lives: readonly Life[], times: readonly number[], nowMs: number): Frame {
  const series = lives.map(({ born, lasts }, i) => {
    const values = times.map((t) => (t < born || t >= born + lasts ? NaN : t > nowMs - 60_000 ? -t : t + i));
    return { key: labelsKey({ i: `${i}` }), labels: { i: `${i}` }, values: Float64Array.from(values) };
  });
  return makeFrame(Float64Array.from(times), series);
}

function grid(window: QueryWindow, fromMs: number): number[] {
  return windowAxis({ ...window, startMs: fromMs, tailMs: null });
}

function refresh(
  entry: Entry | undefined,
  window: QueryWindow,
  lives: readonly Life[],
  nowMs: number,
  version: number,
) {
  const plan = planFetch(entry, window, nowMs);
  const tail = window.tailMs === null ? EMPTY_FRAME : evaluate(lives, [window.tailMs], nowMs);
  if (plan.kind === "hit" && entry) return { plan, entry };
  if (plan.kind === "full" || !entry) {
    const startMs = plan.kind === "full" ? plan.startMs : window.startMs;
    const got = { grid: evaluate(lives, grid(window, startMs), nowMs), tail, nowMs, version };
    return { plan, entry: applyFull(entry, window, startMs, got) };
  }
  const fromMs = plan.kind === "delta" ? plan.gridFromMs : null;
  const fresh = fromMs === null ? EMPTY_FRAME : evaluate(lives, grid(window, fromMs), nowMs);
  return { plan, entry: applyDelta(entry, window, { grid: fresh, tail, nowMs, version }) };
}

function windowOf(fromMs: number, nowMs: number, points = 480): QueryWindow {
  const plan = planWindow({ fromMs, points, scrapeMs: 5_000 }, nowMs);
  if ("problem" in plan) throw new Error(plan.problem);
  return plan.window;
}

const HOUR = 3_600_000;
const START = Date.UTC(2026, 1, 2, 8);

describe("an entry through refreshes", () => {
  it("holds what a full query would answer, but for values that were provisional and have no newer grid point", () => {
    const life = fc.record({ born: fc.nat(9 * HOUR), lasts: fc.integer({ min: 1, max: 9 * HOUR }) });
    fc.assert(
      fc.property(
        fc.array(life, { maxLength: 5 }),
        fc.constantFrom(HOUR, 3 * HOUR, 4 * HOUR, 24 * HOUR),
        fc.array(fc.integer({ min: 500, max: 1_500_000 }), { minLength: 1, maxLength: 12 }),
        (raw, range, waits) => {
          const lives = raw.map((one) => ({ ...one, born: one.born + START - 4 * HOUR }));
          let now = START;
          let entry: Entry | undefined;
          for (const [index, wait] of waits.entries()) {
            now += wait;
            const window = windowOf(now - range, now);
            entry = refresh(entry, window, lives, now, index + 1).entry;
            const axis = windowAxis(window);
            const settled = (t: number): boolean => t <= now - 60_000 - window.stepMs;
            const full = evaluate(lives, axis, now);
            const shown = projectFrame(entryFrame(entry), axis);
            const want = projectFrame(full, axis);
            const keep = (line: { values: (number | null)[] }) => line.values.filter((_, i) => settled(axis[i] ?? 0));
            const value = (line: { values: (number | null)[] }) => keep(line).some((one) => one !== null);
            expect(shown.filter(value).map(keep)).toEqual(want.filter(value).map(keep));
          }
        },
      ),
    );
  });

  it("knows what changed between any two versions", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 500, max: 400_000 }), { minLength: 2, maxLength: 10 }), (waits) => {
        const lives = [{ born: START - HOUR, lasts: 2 * HOUR }];
        let now = START;
        const held: Entry[] = [];
        for (const [index, wait] of waits.entries()) {
          now += wait;
          held.push(refresh(held.at(-1), windowOf(now - HOUR, now), lives, now, index + 1).entry);
        }
        const last = held.at(-1);
        for (const older of held) {
          if (!last) continue;
          const changed = changedSince(last, older.version);
          const fromMs = Math.max(last.startMs, older.startMs);
          const axis = grid(windowOf(now - HOUR, now), fromMs).filter(
            (t) => t >= fromMs && t < changed && t <= older.endMs,
          );
          expect(projectFrame(entryFrame(older), axis)).toEqual(projectFrame(entryFrame(last), axis));
        }
      }),
    );
  });
});

describe("planFetch", () => {
  const now = START + 7_000;
  const week = windowOf(now - 7 * 24 * HOUR, now);
  const entry = refresh(undefined, week, [], now, 1).entry;

  it("asks nothing twice within the same slot", () => {
    expect(planFetch(entry, week, now)).toEqual({ kind: "hit" });
  });

  it("asks only the tail until the grid has a new point", () => {
    expect(planFetch(entry, windowOf(now - 7 * 24 * HOUR, now + 15_000), now + 15_000)).toEqual({
      kind: "delta",
      gridFromMs: null,
    });
  });

  it("asks all of it again for an earlier start, after a long silence, and from time to time", () => {
    const wider = { ...week, startMs: week.startMs - week.stepMs };
    expect(planFetch(entry, wider, now)).toEqual({ kind: "full", startMs: wider.startMs });
    const later = now + 31 * 60_000;
    expect(planFetch(entry, windowOf(later - 7 * 24 * HOUR, later), later).kind).toBe("full");
  });

  it("does not know versions it never saw", () => {
    expect(changedSince(entry, 99)).toBe(-Infinity);
    expect(changedSince(entry, 1)).toBe(Infinity);
  });
});

describe("cost of a refresh", () => {
  const HOUR_MS = 3_600_000;
  it.each([
    { range: "1 h", rangeMs: HOUR_MS, share: 0.25 },
    { range: "24 h", rangeMs: 24 * HOUR_MS, share: 0.08 },
    { range: "7 d", rangeMs: 168 * HOUR_MS, share: 0.03 },
  ])("asks at most $share of the points again at $range", ({ rangeMs, share }) => {
    const windowAt = (nowMs: number): QueryWindow => {
      const plan = planWindow({ fromMs: nowMs - rangeMs, points: 480, scrapeMs: 15_000 }, nowMs);
      if ("problem" in plan) throw new Error(plan.problem);
      return plan.window;
    };
    const startMs = Date.UTC(2026, 0, 5, 12, 0, 7);
    const first = windowAt(startMs);
    const { entry } = refresh(undefined, first, [], startMs, 1);
    const nowMs = startMs + first.stepMs;
    const plan = planFetch(entry, windowAt(nowMs), nowMs);
    if (plan.kind !== "delta" || plan.gridFromMs === null) throw new Error(`a delta was expected, not ${plan.kind}`);
    const asked = grid(windowAt(nowMs), plan.gridFromMs).length + 1;
    expect(asked / windowAxis(windowAt(nowMs)).length).toBeLessThanOrEqual(share);
  });
});
