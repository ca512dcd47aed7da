import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DashboardColumns, mergeDashboard } from "./merge-dashboard";

type Line = { query: string; labels: Record<string, string>; values: (number | null)[] };
type Reply = Omit<DashboardColumns, "panels"> & {
  ageMs: number;
  panels: { id: string; status: string; series: Line[] }[];
};

const STEP = 60_000;

/** A full reply at `now`: a 30-minute window with a tail point; line `i` lives from `born[i]` for `lasts[i]`. */
function full(now: number, lines: readonly { born: number; lasts: number }[]): Reply {
  const timestamps: number[] = [];
  for (let t = Math.floor((now - 1_800_000) / STEP) * STEP; t <= now; t += STEP) timestamps.push(t);
  const tail = Math.floor(now / 15_000) * 15_000;
  if (tail > (timestamps.at(-1) ?? 0)) timestamps.push(tail);
  const series = lines.map(({ born, lasts }, i) => ({
    query: `q${i % 2}`,
    labels: { job: `j${i}`, instance: "x" },
    values: timestamps.map((t) => (t >= born && t < born + lasts ? (t / 1000) % (97 + i) : null)),
  }));
  const shown = series.filter((one) => one.values.some((value) => value !== null));
  return { stepMs: STEP, timestamps, ageMs: 0, panels: [{ id: "p", status: "ready", series: shown }] };
}

function since(reply: Reply, bound: number): Reply {
  const first = reply.timestamps.findIndex((t) => t > bound);
  const cut = <T>(values: readonly T[]): T[] => (first === -1 ? [] : values.slice(first));
  const panels = reply.panels.map((panel) => ({
    ...panel,
    series: panel.series.map((one) => ({ ...one, values: cut(one.values) })),
  }));
  return { ...reply, since: bound, start: reply.timestamps[0], timestamps: cut(reply.timestamps), panels };
}

describe("mergeDashboard", () => {
  it("gives the full reply, through any sequence of refreshes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ born: fc.nat(6_000_000), lasts: fc.nat(3_000_000) }), { maxLength: 6 }),
        fc.array(fc.integer({ min: 0, max: 2_400_000 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 600_000 }),
        (lines, waits, settle) => {
          let now = 3_000_000;
          let shown = full(now, lines);
          for (const wait of waits) {
            now += wait;
            const newest = shown.timestamps.at(-1) ?? 0;
            shown = mergeDashboard(shown, since(full(now, lines), newest - settle));
            expect(shown).toEqual(full(now, lines));
          }
        },
      ),
    );
  });

  it("is replaced by a reply that is whole or has another step", () => {
    const before = full(3_000_000, [{ born: 0, lasts: 9e6 }]);
    const whole = full(3_060_000, [{ born: 0, lasts: 9e6 }]);
    expect(mergeDashboard(before, whole)).toBe(whole);
    const coarser = { ...since(whole, 3_000_000), stepMs: 2 * STEP };
    expect(mergeDashboard(before, coarser)).toBe(coarser);
  });
});
