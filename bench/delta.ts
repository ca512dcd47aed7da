import { deltaFromMs } from "@/lib/domain/series/entry";
import { agentFor, direct } from "./support/http";
import { median, ms, ratio, report, type Row } from "./support/report";
import { queriesAt, RANGES, target, windowOf } from "./support/target";

/** Goal 4: what a refresh costs Prometheus when only the tail is asked for, against asking for everything again. */
const { prometheusUrl } = target();
const agent = agentFor(1);
const ROUNDS = 7;
const GOALS = { "1h": 0.25, "24h": 0.08, "7d": 0.03 } as const;
const rows: Row[] = [];

for (const name of ["1h", "24h", "7d"] as const) {
  const window = windowOf(RANGES[name]);
  const { endMs, stepMs } = window;
  // What was held was fetched one step ago, a moment after its own last point.
  const held = { endMs: endMs - stepMs, gridAtMs: endMs - stepMs + 50, stepMs };
  const delta = { startMs: deltaFromMs(held), endMs, stepMs };
  const times = { full: 0, delta: 0 };
  for (const query of queriesAt(stepMs)) {
    const full: number[] = [];
    const tail: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      full.push((await direct(agent, prometheusUrl, query, window, "identity")).ms);
      tail.push((await direct(agent, prometheusUrl, query, delta, "identity")).ms);
    }
    times.full += median(full);
    times.delta += median(tail);
  }
  rows.push({
    metric: `refresh of all queries, ${name} at ${stepMs / 1_000} s`,
    peer: `${ms(times.full)} (everything again)`,
    ours: `${ms(times.delta)} (${ratio(times.delta / times.full)})`,
    goal: `<= ${GOALS[name]}x`,
    met: times.delta <= GOALS[name] * times.full,
    kind: "time",
  });
}
report("Delta against full query", rows);
agent.destroy();
