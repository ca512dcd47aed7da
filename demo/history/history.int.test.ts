import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

import { latencyCdf, loadAt } from "../model/shape";
import { COMMON_TAGS, HTTP_BUCKETS, SERVICES, type ServiceModel } from "../model/topology";
import { freePorts } from "../stack/ports";
import { programPath } from "../stack/tools";
import { until } from "../stack/until";
import { backfill, bringUpToDate, fillGap, newestSample } from "./backfill";

const PROMTOOL = process.env["ATALAYA_TEST_PROMTOOL"] ?? programPath("promtool");
const PROMETHEUS = process.env["ATALAYA_TEST_PROMETHEUS"] ?? programPath("prometheus");
const MINUTE_MS = 60_000;
const HISTORY_HOURS = 3;
const START_MS = 30_000;
/** Samples scraped before the stop, told as if they were 5 s apart. */
const SCRAPES = 40;

const Matrix = z.object({
  data: z.object({
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), values: z.array(z.tuple([z.number(), z.string()])) }),
    ),
  }),
});

let folder: string;
let tsdbDir: string;
let url: string;
let running: ChildProcess | null = null;
let exporter: Server;
/** The stand-in for a service tells its samples with this clock, so that no test waits for time to pass. */
let clock = (): number => Date.now();
let counted = 0;

const LABELS = Object.entries({
  ...COMMON_TAGS,
  method: "POST",
  uri: "/coupons",
  status: "201",
  outcome: "SUCCESS",
  error: "none",
  exception: "none",
})
  .map(([key, value]) => `${key}="${value}"`)
  .join(",");

function exporterStandIn(): Server {
  return createServer((_, reply) => {
    counted += 1;
    reply.end(`http_server_requests_seconds_count{${LABELS}} ${counted} ${clock()}\n`);
  }).listen(0, "127.0.0.1");
}

async function startPrometheus(): Promise<void> {
  const { prometheus: port } = await freePorts();
  url = `http://127.0.0.1:${port}`;
  const { port: scraped } = exporter.address() as AddressInfo; // safe: it listens on TCP
  const file = join(folder, "prometheus.yml");
  await writeFile(
    file,
    `global: {scrape_interval: 100ms, scrape_timeout: 100ms}
scrape_configs: [{job_name: coupon-service, static_configs: [{targets: ["127.0.0.1:${scraped}"], labels: {instance: coupon-1}}]}]
`,
  );
  const args = [`--config.file=${file}`, `--storage.tsdb.path=${tsdbDir}`, `--web.listen-address=127.0.0.1:${port}`];
  running = spawn(PROMETHEUS, [...args, "--storage.tsdb.retention.time=30d"], { stdio: "ignore" });
  expect(await until(async () => (await fetch(`${url}/-/ready`)).ok, START_MS)).toBe(true);
}

async function stopPrometheus(): Promise<void> {
  if (!running) return;
  const ended = once(running, "exit");
  running.kill("SIGTERM");
  await ended;
  running = null;
}

async function range(query: string, fromMs: number, toMs: number, stepSeconds = 15) {
  const params = new URLSearchParams({
    query,
    start: String(fromMs / 1000),
    end: String(toMs / 1000),
    step: String(stepSeconds),
  });
  const reply = await fetch(`${url}/api/v1/query_range?${params}`);
  return Matrix.parse(await reply.json()).data.result;
}

/** How many samples the stand-in's series got by scraping, between two instants. */
async function scraped(fromMs: number, toMs: number): Promise<number> {
  const query = `count_over_time(http_server_requests_seconds_count{instance="coupon-1",uri="/coupons",status="201"}[${Math.ceil((toMs - fromMs) / 1000)}s])`;
  const [series] = await range(query, toMs, toMs);
  return Number(series?.values[0]?.[1] ?? 0);
}

/** What histogram_quantile makes of the model's own latencies: linear within the bucket that holds the quantile. */
function modelQuantile(service: ServiceModel, quantile: number): number {
  const total = service.endpoints.reduce((sum, endpoint) => sum + endpoint.perSecond, 0);
  const below = (bound: number): number =>
    service.endpoints.reduce((sum, e) => sum + (e.perSecond / total) * latencyCdf(bound, e.medianMs, e.sigma), 0);
  const at = HTTP_BUCKETS.findIndex((bound) => below(bound) >= quantile);
  const upper = HTTP_BUCKETS[at] ?? 5;
  const lower = HTTP_BUCKETS[at - 1] ?? 0;
  return lower + ((quantile - below(lower)) / (below(upper) - below(lower))) * (upper - lower);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "atalaya-history-"));
  tsdbDir = join(folder, "tsdb");
  exporter = exporterStandIn();
});
afterAll(async () => {
  await stopPrometheus();
  exporter.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe("a backfilled Prometheus", () => {
  // The tests of this story build on each other: history, live samples, a stop, a gap, a start.
  const historyEnd = Date.now() - 40 * MINUTE_MS;
  const historyStart = historyEnd - HISTORY_HOURS * 60 * MINUTE_MS;
  const stoppedAt = historyEnd + 5 * MINUTE_MS;
  const restartedAt = Date.now() - MINUTE_MS;

  test("has rates in every window of five minutes, for every service", async () => {
    expect(await newestSample(tsdbDir)).toBeNull();
    const written = await backfill({ tsdbDir, promtool: PROMTOOL, now: historyEnd, hours: HISTORY_HOURS });
    expect(written.samples).toBeGreaterThan(100_000);
    expect(Math.abs((await newestSample(tsdbDir)) ?? 0) - historyEnd).toBeLessThan(2_000);
    clock = () => historyEnd + MINUTE_MS + Math.min(counted, SCRAPES) * 5_000;
    await startPrometheus();
    const from = historyStart + 4 * MINUTE_MS;
    for (const query of [
      "sum by (job) (rate(http_server_requests_seconds_count[5m]))",
      "histogram_quantile(0.95, sum by (job, le) (rate(http_server_requests_seconds_bucket[5m])))",
    ]) {
      const series = await range(query, from, historyEnd);
      expect(new Set(series.map(({ metric }) => metric["job"]))).toEqual(new Set(SERVICES.map(({ job }) => job)));
      for (const { values } of series) {
        expect(values).toHaveLength(Math.floor((historyEnd - from) / 15_000) + 1);
        expect(values.every(([, value]) => Number(value) > 0)).toBe(true);
      }
    }
  }, 60_000);

  test("tells the model's rates and latencies", async () => {
    const window = "[150m]";
    for (const service of SERVICES) {
      const where = `job="${service.job}"`;
      const [p95] = await range(
        `histogram_quantile(0.95, sum by (le) (rate(http_server_requests_seconds_bucket{${where}}${window})))`,
        historyEnd,
        historyEnd,
      );
      const expected = modelQuantile(service, 0.95);
      expect(Number(p95?.values[0]?.[1]) / expected).toBeGreaterThan(0.9);
      expect(Number(p95?.values[0]?.[1]) / expected).toBeLessThan(1.1);
      const [rate] = await range(
        `sum(rate(http_server_requests_seconds_count{${where}}${window}))`,
        historyEnd,
        historyEnd,
      );
      const loads = Array.from({ length: 150 }, (_, minute) => loadAt(historyEnd - minute * MINUTE_MS));
      const load = loads.reduce((sum, one) => sum + one, 0) / loads.length;
      const usual = service.endpoints.reduce((sum, endpoint) => sum + endpoint.perSecond, 0) * load;
      expect(Number(rate?.values[0]?.[1]) / usual).toBeGreaterThan(0.9);
      expect(Number(rate?.values[0]?.[1]) / usual).toBeLessThan(1.1);
    }
  }, 60_000);

  test("fills the gap of a stop without losing what was scraped before it", async () => {
    const lastScrape = historyEnd + MINUTE_MS + SCRAPES * 5_000;
    expect(await until(async () => (await scraped(historyEnd + 30_000, lastScrape)) >= SCRAPES, START_MS)).toBe(true);
    await stopPrometheus();
    const stoppedFor = Date.now() - ((await newestSample(tsdbDir)) ?? 0);
    expect(stoppedFor).toBeLessThan(10_000);

    const filled = await fillGap({ tsdbDir, promtool: PROMTOOL, now: restartedAt, hours: 174, lastEnd: stoppedAt });
    expect(filled.kind).toBe("gap");
    clock = () => Date.now();
    await startPrometheus();
    expect(await scraped(historyEnd + 30_000, lastScrape)).toBe(SCRAPES);

    await until(async () => (await scraped(restartedAt + 1_000, Date.now())) >= 8, START_MS);
    const [series] = await range(
      'sum(rate(http_server_requests_seconds_count{job="coupon-service",uri="/coupons"}[5m]))',
      historyStart + 5 * MINUTE_MS,
      Date.now(),
    );
    expect(series?.values.at(-1)?.[0]).toBeGreaterThan(restartedAt / 1000);
    const holes = (series?.values ?? []).filter(([time], at, all) => at > 0 && time - (all[at - 1]?.[0] ?? 0) > 15);
    expect(holes).toEqual([]);
    // A reset that is not seen as one would show as a rate of hundreds of requests a second.
    expect(Math.max(...(series?.values ?? []).map(([, value]) => Number(value)))).toBeLessThan(20);
    await stopPrometheus();
  }, 90_000);

  test("fills nothing in after a short stop, and leaves no half-made folder behind", async () => {
    const now = ((await newestSample(tsdbDir)) ?? 0) + 10_000;
    const filled = await bringUpToDate({ tsdbDir, promtool: PROMTOOL, now, hours: 174 });
    expect(filled).toMatchObject({ kind: "nothing", samples: 0 });
  });

  test("keeps an interrupted backfill out of the data folder", async () => {
    const other = join(folder, "other");
    const options = {
      tsdbDir: other,
      promtool: PROMTOOL,
      now: Date.now(),
      hours: 100,
      signal: AbortSignal.timeout(400),
    };
    await expect(backfill(options)).rejects.toThrow(/abort|timeout/i);
    expect(await newestSample(other)).toBeNull();
    await expect(readFile(`${other}.making`)).rejects.toThrow("ENOENT");
  });
});
