import { gunzipSync } from "node:zlib";
import { setTimeout as sleep } from "node:timers/promises";
import type { DashboardData } from "@/lib/contracts/dashboards";
import { agentFor, direct, get, scrape } from "./support/http";
import { ms, quantile, ratio, report } from "./support/report";
import { dataUrl, HOUR, PEER_PANELS, queriesAt, target, windowOf } from "./support/target";

/**
 * Goals 1, 2, 3 and 21: many readers of one dashboard, each polling. The peer's readers ask Prometheus directly with an end
 * of their own, as its page does; ours poll the console. `node … bench/load.ts [readers] [seconds] [poll seconds]`
 */
const [readers = 50, seconds = 30, pollSeconds = 5] = process.argv.slice(2).map(Number);
const { baseUrl, prometheusUrl, tokens } = target();
const headers = { authorization: `Bearer ${tokens.viewer}`, "accept-encoding": "gzip" };
const agent = agentFor(readers);
const peerAgent = agentFor(readers * 6); // what browsers open to one origin
const metricsUrl = `${baseUrl}/api/metrics`;

type Run = { refreshes: number[]; cpuSeconds: number; errors: number };

async function run(refresh: (reader: number) => Promise<boolean>): Promise<Run> {
  const before = await scrape(agent, `${prometheusUrl}/metrics`);
  const refreshes: number[] = [];
  let errors = 0;
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: readers }, async (_, reader) => {
      await sleep((reader / readers) * pollSeconds * 1_000);
      while (performance.now() < end) {
        const started = performance.now();
        if (!(await refresh(reader).catch(() => false))) errors += 1;
        const took = performance.now() - started;
        refreshes.push(took);
        await sleep(Math.max(0, pollSeconds * 1_000 - took));
      }
    }),
  );
  const after = await scrape(agent, `${prometheusUrl}/metrics`);
  const cpu = (samples: ReadonlyMap<string, number>): number => samples.get("process_cpu_seconds_total") ?? NaN;
  return { refreshes, cpuSeconds: cpu(after) - cpu(before), errors };
}

/** What Prometheus burns on scrapes and rules anyway, in the same time. */
const idle = await run(() => Promise.resolve(true));

const seen = new Map<number, { newest: number; stepMs: number; etag: string; url: string }>();
const engineBefore = await scrape(agent, metricsUrl);
const startedMs = Date.now();
const ours = await run(async (reader) => {
  const held = seen.get(reader);
  const fromMs = Date.now() - HOUR;
  const url = held
    ? dataUrl(baseUrl, Math.floor(fromMs / held.stepMs) * held.stepMs, { since: String(held.newest) })
    : dataUrl(baseUrl, fromMs);
  const got = await get(agent, url, held?.url === url ? { ...headers, "if-none-match": held.etag } : headers);
  if (got.status === 304) return true;
  if (got.status !== 200) return false;
  const data = JSON.parse(gunzipSync(got.body).toString()) as DashboardData; // safe: our own reply, checked in bytes.ts
  seen.set(reader, { newest: data.timestamps.at(-1) ?? 0, stepMs: data.stepMs, etag: got.etag, url });
  return true;
});
const engineAfter = await scrape(agent, metricsUrl);
const { stepMs } = windowOf(HOUR);
const slots = Math.floor(Date.now() / stepMs) - Math.floor(startedMs / stepMs) + 1;
const asked =
  (engineAfter.get("atalaya_upstream_queries_total") ?? NaN) -
  (engineBefore.get("atalaya_upstream_queries_total") ?? NaN);
const perMinimum = asked / (queriesAt(stepMs).length * slots);

const peer = await run(async () => {
  const endMs = Date.now();
  const range = { startMs: endMs - HOUR, endMs, stepMs };
  const answers = await Promise.all(
    queriesAt(stepMs, PEER_PANELS).map((query) => direct(peerAgent, prometheusUrl, query, range)),
  );
  return answers.every((answer) => answer.status === 200);
});
const peerAsked = peer.refreshes.length * PEER_PANELS;
const [oursP95, peerP95] = [quantile(ours.refreshes, 0.95), quantile(peer.refreshes, 0.95)];
const [oursCpu, peerCpu] = [Math.max(0, ours.cpuSeconds - idle.cpuSeconds), peer.cpuSeconds - idle.cpuSeconds];
const rss = (engineAfter.get("process_resident_memory_bytes") ?? NaN) / 1_048_576;

report(
  `${readers} readers, ${seconds} s, a poll every ${pollSeconds} s (ours ${queriesAt(stepMs).length} queries a dashboard, peer ${PEER_PANELS})`,
  [
    {
      metric: "upstream queries / (queries x steps)",
      peer: ratio(peerAsked / (PEER_PANELS * slots)),
      ours: `${ratio(perMinimum)} (${asked} in ${slots} steps, ${ours.errors} errors)`,
      goal: "<= 1.05x",
      met: perMinimum <= 1.05 && ours.errors === 0,
      kind: "count",
    },
    {
      metric: "refresh p95",
      peer: `${ms(peerP95)} (${peer.refreshes.length} refreshes, ${peer.errors} errors)`,
      ours: `${ms(oursP95)} (${ours.refreshes.length} refreshes)`,
      goal: "<= 50 ms, <= 0.01x",
      met: oursP95 <= 50 && oursP95 <= 0.01 * peerP95,
      kind: "time",
    },
    {
      metric: "Prometheus CPU over idle",
      peer: `${peerCpu.toFixed(1)} s`,
      ours: `${oursCpu.toFixed(1)} s (${ratio(oursCpu / peerCpu)})`,
      goal: "<= 0.03x",
      met: oursCpu <= 0.03 * peerCpu,
      kind: "time",
    },
    {
      metric: "console's memory after the load",
      peer: "-",
      ours: `${Math.round(rss)} MiB`,
      goal: "<= 256 MiB",
      met: rss <= 256,
      kind: "count",
    },
  ],
);
agent.destroy();
peerAgent.destroy();
