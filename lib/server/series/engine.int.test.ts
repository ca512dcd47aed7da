import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entryFrame } from "@/lib/domain/series/entry";
import { projectFrame } from "@/lib/domain/series/project";
import { newestMs, planWindow, type QueryWindow, windowAxis } from "@/lib/domain/series/window";
import { UpstreamFailure } from "@/lib/server/upstream/failure";
import { queryInstant, queryRange } from "@/lib/server/upstream/prometheus/client";
import { createSeriesEngine, type EngineParts, type SeriesEngine } from "./engine";
import { type RealPrometheus, startPrometheus } from "./testing/real-prometheus";
import { sampleHistory } from "./testing/sample-history";

const HOUR = 3_600_000;
const REAL_NOW = Date.now();
const QUERIES = [
  "sum by (job)(rate(requests_total[5m]))",
  "rate(requests_total[5m])",
  "temperature",
  "topk(2, rate(requests_total[5m]))",
  "rate(requests_total[5m]) > 4",
];

let prometheus: RealPrometheus;
beforeAll(async () => {
  prometheus = await startPrometheus(sampleHistory(REAL_NOW));
}, 60_000);
afterAll(() => prometheus.stop());

function engineAt(clock: { ms: number }, changed: Partial<EngineParts> = {}): SeriesEngine {
  return createSeriesEngine({
    range: queryRange,
    instant: queryInstant,
    now: () => clock.ms,
    maxBytes: 1e8,
    concurrency: 8,
    negativeMs: 1_500,
    patienceMs: 500,
    ...changed,
  });
}

function windowOf(nowMs: number, rangeMs: number, points = 480): QueryWindow {
  const plan = planWindow({ fromMs: nowMs - rangeMs, points, scrapeMs: 5_000 }, nowMs);
  if ("problem" in plan) throw new Error(plan.problem);
  return plan.window;
}

const clean = (signal?: AbortSignal) => ({ source: prometheus.source, ...(signal ? { signal } : {}) });

describe("on a real Prometheus", () => {
  it("a delta merged into what is held equals the full query", async () => {
    for (const query of QUERIES) {
      for (const range of [HOUR, 3 * HOUR, 24 * HOUR]) {
        const clock = { ms: REAL_NOW - 1.5 * HOUR };
        const engine = engineAt(clock);
        for (const wait of [0, 9_000, 31_000, 15_000, 190_000, 700_000, 15_000, 1_700_000, 60_000]) {
          clock.ms += wait;
          const window = windowOf(clock.ms, range);
          const axis = windowAxis(window);
          const held = await engine.read({ ...clean(), query, window });
          const fresh = await engineAt(clock).read({ ...clean(), query, window });
          expect(projectFrame(entryFrame(held.entry), axis)).toEqual(projectFrame(entryFrame(fresh.entry), axis));
        }
        expect(engine.stats().deltaQueries).toBeGreaterThan(0);
        const last = await engine.read({ ...clean(), query, window: windowOf(clock.ms, range) });
        expect(last.entry.grid.series.length).toBeGreaterThan(1);
      }
    }
  }, 60_000);

  it("asks once for a thousand readers, and once more for the next slot", async () => {
    const clock = { ms: Math.floor(REAL_NOW / 10_000) * 10_000 };
    const engine = engineAt(clock);
    const read = () => engine.read({ ...clean(), query: "temperature", window: windowOf(clock.ms, HOUR) });
    await Promise.all(Array.from({ length: 1_000 }, read));
    await read();
    expect(engine.stats()).toMatchObject({ upstreamQueries: 1, misses: 1, coalesced: 999, hits: 1 });
    clock.ms += 10_000;
    await Promise.all(Array.from({ length: 50 }, read));
    expect(engine.stats()).toMatchObject({ upstreamQueries: 2, deltaQueries: 1 });
  });

  it("serves another window of the same step from what it holds", async () => {
    const clock = { ms: REAL_NOW };
    const engine = engineAt(clock);
    const read = (range: number) =>
      engine.read({ ...clean(), query: "temperature", window: windowOf(clock.ms, range) });
    expect(windowOf(clock.ms, 4 * HOUR).stepMs).toBe(windowOf(clock.ms, 3 * HOUR).stepMs);
    await read(4 * HOUR);
    const { upstreamQueries } = engine.stats();
    await read(3 * HOUR);
    expect(engine.stats().upstreamQueries).toBe(upstreamQueries);
  });

  it("shows a value at most 15 s plus a scrape old, whatever the step", async () => {
    for (const range of [HOUR, 24 * HOUR, 7 * 24 * HOUR]) {
      for (const offset of [0, 7_000, 14_900, 61_000]) {
        const clock = { ms: REAL_NOW - HOUR };
        const engine = engineAt(clock);
        const read = () => engine.read({ ...clean(), query: "newest", window: windowOf(clock.ms, range) });
        await read();
        clock.ms += offset;
        const { entry } = await read();
        const value = entryFrame(entry).series[0]?.values.at(-1) ?? 0;
        expect(clock.ms - value * 1_000).toBeLessThanOrEqual(15_000 + 15_000);
      }
    }
  });

  it("never has more questions under way than it may", async () => {
    let running = 0;
    let most = 0;
    const counted: EngineParts["range"] = async (...asked) => {
      most = Math.max(most, ++running);
      try {
        return await queryRange(...asked);
      } finally {
        running -= 1;
      }
    };
    const engine = engineAt({ ms: REAL_NOW }, { range: counted, concurrency: 3 });
    const window = windowOf(REAL_NOW, HOUR);
    const reads = Array.from({ length: 40 }, (_, i) =>
      engine.read({ ...clean(), query: `temperature + ${i}`, window }),
    );
    await Promise.all(reads);
    expect(most).toBe(3);
  });

  it("names what is wrong with a query, and does not repeat it at once", async () => {
    const engine = engineAt({ ms: REAL_NOW });
    const window = windowOf(REAL_NOW, HOUR);
    const wrong = () => engine.read({ ...clean(), query: "sum(", window });
    await expect(wrong()).rejects.toMatchObject({ kind: "bad_query", code: "invalid" });
    await expect(wrong()).rejects.toBeInstanceOf(UpstreamFailure);
    expect(engine.stats().upstreamQueries).toBe(1);
    const twice = "label_replace(temperature, 'job', 'same', '', '')";
    await expect(engine.read({ ...clean(), query: twice, window })).rejects.toMatchObject({ kind: "duplicate_series" });
  });

  it("turns NaN and infinities into gaps, and nothing into an empty answer", async () => {
    const engine = engineAt({ ms: REAL_NOW });
    const window = windowOf(REAL_NOW, HOUR);
    for (const query of ["temperature * NaN", "temperature / 0", "-temperature / 0", "no_such_metric"]) {
      const { entry } = await engine.read({ ...clean(), query, window });
      expect(entryFrame(entry).series).toEqual([]);
    }
  });
});

describe("when Prometheus is in trouble", () => {
  it("keeps the last good answer, says so, and recovers", async () => {
    const own = await startPrometheus(sampleHistory(REAL_NOW));
    try {
      const clock = { ms: REAL_NOW };
      const engine = engineAt(clock);
      const source = { ...own.source, timeoutMs: 1_500 };
      const read = () => engine.read({ source, query: "temperature", window: windowOf(clock.ms, HOUR) });
      const good = await read();

      own.pause();
      clock.ms += 10_000;
      const started = performance.now();
      expect(await read()).toMatchObject({ entry: { version: good.entry.version }, failure: { kind: "timeout" } });
      expect(performance.now() - started).toBeLessThan(1_400);
      own.resume();

      await own.kill();
      clock.ms += 20_000;
      const down = await read();
      expect(down.entry.newestMs).toBeLessThan(newestMs(windowOf(clock.ms, HOUR)));
      expect(["unreachable", "cut_off", "timeout"]).toContain(down.failure?.kind);
      expect(engine.stats().staleAnswers).toBe(2);
      await expect(
        engine.read({ source, query: "never_read", window: windowOf(clock.ms, HOUR) }),
      ).rejects.toMatchObject({ kind: "unreachable" });

      await own.start();
      clock.ms += 20_000;
      const back = await read();
      expect(back.failure).toBeNull();
      expect(back.entry.newestMs).toBe(newestMs(windowOf(clock.ms, HOUR)));
    } finally {
      await own.stop();
    }
  }, 60_000);

  it("drops the question when the last reader leaves, and only then", async () => {
    const seen: AbortSignal[] = [];
    const slow: EngineParts["range"] = (source, query, grid, asking) => {
      seen.push(asking.signal);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => void queryRange(source, query, grid, asking).then(resolve, reject), 60_000);
        asking.signal.addEventListener("abort", () => {
          clearTimeout(timer);
          reject(asking.signal.reason as Error);
        });
      });
    };
    const engine = engineAt({ ms: REAL_NOW }, { range: slow });
    const window = windowOf(REAL_NOW, HOUR);
    const first = new AbortController();
    const second = new AbortController();
    const a = engine.read({ ...clean(first.signal), query: "temperature", window });
    const b = engine.read({ ...clean(second.signal), query: "temperature", window });
    first.abort();
    await expect(a).rejects.toThrow(/abort/);
    await expect.poll(() => seen.length).toBe(1);
    expect(seen[0]?.aborted).toBe(false);
    second.abort();
    await expect(b).rejects.toThrow(/abort/);
    expect(seen[0]?.aborted).toBe(true);
  });
});
