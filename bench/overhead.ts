import { agentFor, direct, get } from "./support/http";
import { median, ms, ratio, report, type Row } from "./support/report";
import { dataUrl, HOUR, queriesAt, target, windowOf } from "./support/target";

/** Goals 5, 6 and 7: what the console adds to a question it has to ask, and what it saves when it need not. */
const { baseUrl, prometheusUrl, tokens } = target();
const peerAgent = agentFor(8); // as many questions at a time as the console allows itself
const agent = agentFor(50);
const headers = { authorization: `Bearer ${tokens.viewer}`, "accept-encoding": "gzip" };
const ROUNDS = 9;
const rows: Row[] = [];

const batchMs = async (endMs: number, rangeMs: number): Promise<number> => {
  const window = windowOf(rangeMs, endMs);
  const started = performance.now();
  await Promise.all(
    queriesAt(window.stepMs).map((query) => direct(peerAgent, prometheusUrl, query, window, "identity")),
  );
  return performance.now() - started;
};

for (const [name, rangeMs] of [
  ["24h", 24 * HOUR],
  ["7d", 5 * 24 * HOUR],
] as const) {
  const peer: number[] = [];
  const miss: number[] = [];
  const hit: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Another end each round, in the past: nothing of it can be held already.
    const endMs = Date.now() - 2 * HOUR - Math.floor(Math.random() * 1e6) * 10;
    const url = dataUrl(baseUrl, endMs - rangeMs, { to: String(endMs) });
    const order = [
      async () => peer.push(await batchMs(endMs, rangeMs)),
      async () => miss.push((await get(agent, url, headers)).ms),
    ];
    for (const turn of round % 2 === 0 ? order : order.toReversed()) await turn();
    hit.push((await get(agent, url, headers)).ms);
  }
  const [peerMs, missMs, hitMs] = [median(peer), median(miss), median(hit)];
  const allowed = peerMs >= 40 ? peerMs * 1.2 : peerMs + 5;
  rows.push(
    {
      metric: `dashboard nobody asked for yet, ${name}`,
      peer: `${ms(peerMs)} (all queries, direct)`,
      ours: `${ms(missMs)} (${ratio(missMs / peerMs)})`,
      goal: peerMs >= 40 ? "<= 1.20x" : "<= +5 ms",
      met: missMs <= allowed,
      kind: "time",
    },
    {
      metric: `the same again, ${name}`,
      peer: `${ms(peerMs)} (asked again)`,
      ours: `${ms(hitMs)} (${ratio(hitMs / peerMs)})`,
      goal: "<= 4 ms, <= 0.10x",
      met: hitMs <= 4 && hitMs <= 0.1 * peerMs,
      kind: "time",
    },
  );
}

const CONNECTIONS = 50;
const SECONDS = 10;
const limited = { ...headers };
const warm = dataUrl(baseUrl, Date.now() - HOUR);
await get(agent, warm, limited);
let answered = 0;
let refused = 0;
const stopAt = performance.now() + SECONDS * 1_000;
const started = performance.now();
await Promise.all(
  Array.from({ length: CONNECTIONS }, async () => {
    while (performance.now() < stopAt) {
      const { status } = await get(agent, warm, limited);
      if (status === 200) answered += 1;
      else refused += 1;
    }
  }),
);
const perSecond = answered / ((performance.now() - started) / 1_000);
rows.push({
  metric: `whole dashboards a second, ${CONNECTIONS} connections`,
  peer: "Prometheus 44-61 queries/s (quoted, another run)",
  ours: `${Math.round(perSecond)}${refused > 0 ? ` (${refused} refused: raise ATALAYA_READS_PER_MINUTE)` : ""}`,
  goal: ">= 800",
  met: perSecond >= 800 && refused === 0,
  kind: "time",
});
report("Overhead and reuse", rows);
peerAgent.destroy();
agent.destroy();
