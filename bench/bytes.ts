import { gunzipSync } from "node:zlib";
import { setTimeout as sleep } from "node:timers/promises";
import { DashboardData } from "@/lib/contracts/dashboards";
import { agentFor, direct, get } from "./support/http";
import { kb, ratio, report, type Row } from "./support/report";
import { dataUrl, HOUR, PEER_PANELS, queriesAt, RANGES, target, windowOf } from "./support/target";

/** Goals 8, 9 and 20: bytes of the first reply and of a refresh, and how old the newest point is. */
const { baseUrl, prometheusUrl, tokens } = target();
const agent = agentFor(8);
const headers = { authorization: `Bearer ${tokens.viewer}`, "accept-encoding": "gzip" };
const rows: Row[] = [];

const window = windowOf(HOUR);
const queries = queriesAt(window.stepMs);
const peer = await Promise.all(queries.map((query) => direct(agent, prometheusUrl, query, window)));
const perPanel = PEER_PANELS / queries.length;
const peerBytes = peer.reduce((sum, one) => sum + one.bytes, 0) * perPanel;
const first = await get(agent, dataUrl(baseUrl, Date.now() - HOUR), headers);
const firstBytes = first.bytes * perPanel;
rows.push({
  metric: `first payload, 1 h, gzip, scaled to ${PEER_PANELS} queries (${queries.length} measured)`,
  peer: kb(peerBytes),
  ours: `${kb(firstBytes)} (${ratio(firstBytes / peerBytes)}); all: ${kb(first.bytes)}`,
  goal: "<= 80 KB, <= 0.36x",
  met: firstBytes <= 80_000 && firstBytes <= 0.36 * peerBytes,
  kind: "count",
});

const parse = (body: Buffer): DashboardData => DashboardData.parse(JSON.parse(gunzipSync(body).toString()));
const shown = parse(first.body);
const since = String(shown.timestamps.at(-1));
const from = Math.floor((Date.now() - HOUR) / shown.stepMs) * shown.stepMs;
let step = await get(agent, dataUrl(baseUrl, from, { since }), headers);
while (parse(step.body).timestamps.at(-1) === shown.timestamps.at(-1)) {
  await sleep(250);
  step = await get(agent, dataUrl(baseUrl, from, { since }), headers);
}
rows.push({
  metric: "refresh with one more step, gzip",
  peer: `${kb(peerBytes)} again`,
  ours: kb(step.bytes),
  goal: "<= 6 KB",
  met: step.bytes <= 6_000,
  kind: "count",
});
const same = await get(agent, dataUrl(baseUrl, from, { since }), { ...headers, "if-none-match": step.etag });
rows.push({
  metric: "refresh with nothing new",
  peer: `${kb(peerBytes)} again`,
  ours: `${same.status}, ${same.bytes} bytes`,
  goal: "304",
  met: same.status === 304,
  kind: "count",
});

for (const [name, range] of Object.entries(RANGES)) {
  const data = parse((await get(agent, dataUrl(baseUrl, Date.now() - range), headers)).body);
  const newest = data.panels.flatMap((panel) =>
    panel.series.map((line) => line.values.findLastIndex((v) => v !== null)),
  );
  const age = Date.now() - (data.timestamps[Math.max(...newest)] ?? 0);
  rows.push({
    metric: `age of the newest drawn point, ${name}`,
    peer: "at page load only",
    ours: `${(age / 1_000).toFixed(1)} s`,
    goal: "<= 15 s + scrape",
    met: age <= 15_000 + 5_000,
    kind: "count",
  });
}
report("Bytes and freshness", rows);
agent.destroy();
