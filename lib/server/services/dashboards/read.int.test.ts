import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DashboardData } from "@/lib/contracts/dashboards";
import { mergeDashboard } from "@/lib/domain/series/merge-dashboard";
import type { Ctx } from "@/lib/server/ctx";
import { processWide } from "@/lib/server/process";
import { createSeriesEngine } from "@/lib/server/series/engine";
import { seriesEngine } from "@/lib/server/series/shared-engine";
import { freePort, type RealPrometheus, startPrometheus } from "@/lib/server/series/testing/real-prometheus";
import { springHistory } from "@/lib/server/series/testing/spring-history";
import type { Source } from "@/lib/server/upstream/source";
import { queryInstant, queryRange } from "@/lib/server/upstream/prometheus/client";
import type { Encoded } from "./encode";
import { readDashboard } from "./read";
import { readDashboardEncoded } from "./read-encoded";

const HOUR = 3_600_000;
const REAL_NOW = Math.floor(Date.now() / 60_000) * 60_000;
const clock = { ms: REAL_NOW };
const ctx: Ctx = {
  actor: { kind: "system", id: "test", name: "test", role: "viewer" },
  now: () => new Date(clock.ms),
  locale: "en",
  requestId: "test",
};
const SECOND = "second";

let prometheus: RealPrometheus;
beforeAll(async () => {
  prometheus = await startPrometheus(springHistory(REAL_NOW));
  const deaf = `http://127.0.0.1:${await freePort()}`;
  // No database listens there: the dashboards must not need one.
  Object.assign(process.env, {
    DATABASE_URL: `postgresql://a:b@127.0.0.1:${await freePort()}/none`,
    AUTH_SECRET: "x".repeat(40),
    ATALAYA_BASE_URL: "http://localhost:3000",
    PROMETHEUS_URL: prometheus.source.url,
    PROMETHEUS_SCRAPE_INTERVAL: "5s",
    ALERTMANAGER_URL: "none",
    JAEGER_URL: "none",
  });
  processWide<readonly Source[]>("sources", () => [
    { ...prometheus.source, scrapeIntervalMs: 5_000 },
    { ...prometheus.source, name: SECOND, url: deaf },
  ]);
  processWide("series-engine", () =>
    createSeriesEngine({
      range: queryRange,
      instant: queryInstant,
      now: () => clock.ms,
      maxBytes: 1e8,
      concurrency: 8,
      negativeMs: 1_500,
      patienceMs: 500,
    }),
  );
}, 60_000);
afterAll(() => prometheus.stop());

const decode = (encoded: Encoded): DashboardData =>
  DashboardData.parse(JSON.parse(gunzipSync(encoded.gzip).toString()));

describe("readDashboard, without a database", () => {
  it("answers panels that have data and says why the others have none", async () => {
    const data = DashboardData.parse(await readDashboard(ctx, { id: "performance", from: clock.ms - HOUR }));
    expect(data.stepMs).toBe(10_000);
    expect(data.timestamps.at(-1)).toBe(clock.ms);
    expect(data.ageMs).toBe(0);
    const rate = data.panels.find((panel) => panel.id === "request-rate");
    expect(rate).toMatchObject({ status: "ready" });
    expect(rate?.series.map((line) => line.labels["job"])).toEqual(["auth", "coupon", "raffle", "station"]);
    for (const panel of data.panels) {
      expect(["ready", "empty"]).toContain(panel.status);
      expect(panel.status === "ready" || (panel.reason ?? "").length > 10).toBe(true);
      for (const line of panel.series) expect(line.values).toHaveLength(data.timestamps.length);
    }
  });

  it("asks each query once when page and route read the same dashboard", async () => {
    clock.ms += 10 * 60_000;
    const before = seriesEngine().stats().upstreamQueries;
    const input = { id: "overview", from: clock.ms - HOUR };
    const [page, ...routes] = await Promise.all([
      readDashboard(ctx, input),
      ...Array.from({ length: 20 }, () => readDashboardEncoded(ctx, input)),
    ]);
    expect(decode(routes[0] as Encoded)).toEqual(page);
    expect(new Set(routes.map((one) => one.etag)).size).toBe(1);
    const queries = seriesEngine().stats().upstreamQueries - before;
    const again = await readDashboardEncoded(ctx, input);
    expect(again).toBe(routes[0]);
    expect(seriesEngine().stats().upstreamQueries - before).toBe(queries);
    expect(queries).toBeLessThanOrEqual(page.panels.length + 2);
  });

  it("gives by `since` what merges into the full reply, at every range", async () => {
    for (const range of [HOUR, 24 * HOUR, 7 * 24 * HOUR]) {
      let shown = decode(await readDashboardEncoded(ctx, { id: "performance", from: clock.ms - range }));
      for (const wait of [10_000, 5_000, 15_000, 0, 65_000, 20 * 60_000, 15_000]) {
        clock.ms += wait;
        const input = { id: "performance", from: clock.ms - range };
        const reply = await readDashboardEncoded(ctx, { ...input, since: shown.timestamps.at(-1) });
        const delta = decode(reply);
        expect(wait >= 60_000 || delta.since !== undefined).toBe(true);
        shown = mergeDashboard(shown, delta);
        expect(shown).toEqual(decode(await readDashboardEncoded(ctx, input)));
      }
    }
  });

  it("keeps replies small: one hour <= 80 KB, one more step <= 6 KB, nothing new is the same bytes", async () => {
    clock.ms = REAL_NOW + 40 * 60_000;
    const first = await readDashboardEncoded(ctx, { id: "performance", from: clock.ms - HOUR });
    expect(first.gzip.length).toBeLessThanOrEqual(80_000);
    const since = decode(first).timestamps.at(-1);
    clock.ms += 10_000;
    const step = await readDashboardEncoded(ctx, { id: "performance", from: clock.ms - HOUR, since });
    expect(step.gzip.length).toBeLessThanOrEqual(6_000);
    const nothing = await readDashboardEncoded(ctx, { id: "performance", from: clock.ms - HOUR + 1, since });
    expect(nothing.etag).toBe(step.etag);
  });

  it("answers whole when it does not know the reply that `since` speaks of", async () => {
    const reply = await readDashboardEncoded(ctx, { id: "overview", from: clock.ms - HOUR, since: clock.ms - 1 });
    expect(decode(reply).since).toBeUndefined();
  });

  it("reads a range in the past, and filters", async () => {
    const past = { id: "performance", from: clock.ms - 30 * HOUR, to: clock.ms - 20 * HOUR, instance: ["auth-1"] };
    const data = await readDashboard(ctx, past);
    expect(data.timestamps[0]).toBeLessThanOrEqual(past.from);
    expect(data.timestamps.at(-1)).toBeGreaterThanOrEqual(past.to - 15_000);
    const rate = data.panels.find((panel) => panel.id === "request-rate");
    expect(rate?.series.map((line) => line.labels["job"])).toEqual(["auth"]);
  });

  it.each(["<script>alert(1)</script>", "ñandú 加油站 ⛽", "x".repeat(10_000), 'a"} or vector(1) #'])(
    "treats a label value as a value: %s",
    async (value) => {
      const data = await readDashboard(ctx, { id: "overview", from: clock.ms - HOUR, instance: [value] });
      expect(data.panels.every((panel) => panel.status === "empty")).toBe(true);
    },
  );
});

describe("bad input", () => {
  it.each([
    ["reversed", { from: REAL_NOW, to: REAL_NOW - 1 }, /ends before/],
    ["in the future", { from: REAL_NOW + 48 * HOUR }, /future/],
    ["too long", { from: REAL_NOW - 500 * 24 * HOUR }, /400 days/],
    ["over the points", { from: REAL_NOW - 390 * 24 * HOUR, points: 240 }, /points/],
    ["an unknown service", { from: REAL_NOW - HOUR, service: ["nope"] }, /no service "nope"/],
    ["an unknown source", { from: REAL_NOW - HOUR, source: "nope" }, /no prometheus source/],
  ])("%s has a clear message", async (_, input, message) => {
    await expect(readDashboard(ctx, { id: "overview", ...input })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(message),
    });
  });

  it("an unknown dashboard is not found", async () => {
    await expect(readDashboard(ctx, { id: "nope", from: REAL_NOW - HOUR })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("trouble upstream", () => {
  it("makes panels fail with a reason in the reader's language, and nothing else", async () => {
    const es = { ...ctx, locale: "es" } as const;
    const data = await readDashboard(es, { id: "overview", from: clock.ms - HOUR, source: SECOND });
    expect(data.panels.every((panel) => panel.status === "failed" && panel.series.length === 0)).toBe(true);
    expect(data.panels[0]?.reason).toContain("No se puede conectar con second");
  });

  it("shows the last answer with its age, and merges back when it is over", async () => {
    const read = (since?: number) => readDashboardEncoded(ctx, { id: "overview", from: clock.ms - HOUR, since });
    let shown = decode(await read());
    await prometheus.kill();
    clock.ms += 60_000;
    shown = mergeDashboard(shown, decode(await read(shown.timestamps.at(-1))));
    expect(shown.ageMs).toBe(60_000);
    expect(shown.panels[0]).toMatchObject({ status: "stale", reason: expect.stringContaining("Last answer 1m ago") });
    expect(shown).toEqual(decode(await read()));
    await prometheus.start();
    clock.ms += 30_000;
    shown = mergeDashboard(shown, decode(await read(shown.timestamps.at(-1))));
    expect(shown).toEqual(decode(await read()));
    expect(shown).toMatchObject({ ageMs: 0 });
    expect(shown.panels.every((panel) => panel.status === "ready")).toBe(true);
  });
});
