const HOUR = 3_600;
const JOBS = ["auth", "coupon", "raffle", "station"];
const BUCKETS = ["0.1", "0.2", "0.5", "1.0", "2.0", "+Inf"];

/** A family of one service instance: `at` gives its value `seconds` after the history's beginning. */
type Series = { readonly labels: string; readonly at: (seconds: number) => number };

/**
 * OpenMetrics history of Spring Boot services (four, `instances` of each) around `nowMs`: 8 days back at 300 s, the last 4 hours and one hour
 * ahead at 15 s. Only what the dashboards read, with plausible shapes; deterministic.
 */
export function* springLines(nowMs: number, instances = 2): Generator<string> {
  const now = Math.floor(nowMs / 300_000) * 300;
  const times: number[] = [];
  for (let t = now - 8 * 24 * HOUR; t < now - 4 * HOUR; t += 300) times.push(t);
  for (let t = now - 4 * HOUR; t <= now + HOUR; t += 15) times.push(t);
  const first = times[0] ?? now;

  for (const [name, type, series] of families(instances)) {
    // OpenMetrics wants counters to end in _total; Micrometer's sums and counts of timers do not.
    const kind = type === "counter" && !name.endsWith("_total") ? "unknown" : type;
    yield `# TYPE ${kind === "counter" ? name.replace(/_total$/, "") : name} ${kind}`;
    for (const { labels, at } of series) {
      for (const t of times) yield `${name}{${labels}} ${at(t - first).toFixed(4)} ${t}`;
    }
  }
  yield "# EOF\n";
}

/** `springLines` as one text, for the small histories of tests. */
export const springHistory = (nowMs: number): string => [...springLines(nowMs)].join("\n");

function families(instances: number): [name: string, type: "counter" | "gauge", series: Series[]][] {
  const of = (extra: string, at: (seconds: number, phase: number) => number): Series[] =>
    JOBS.flatMap((job, j) =>
      Array.from({ length: instances }, (_, i) => ({
        labels: [`job="${job}",instance="${job}-${i + 1}"`, extra].filter((part) => part !== "").join(","),
        at: (s: number) => at(s, j * instances + i),
      })),
    );
  const wave = (s: number, phase: number): number => 1 + 0.4 * Math.sin(s / 2_000 + phase);
  // Integral of the wave, so that rates are smooth.
  const total = (rate: number) => (s: number, phase: number) => rate * (s - 800 * Math.cos(s / 2_000 + phase) + 800);
  const uri = 'method="GET",uri="/api/v1/x",status="200",outcome="SUCCESS"';
  const bad = 'method="GET",uri="/api/v1/x",status="500",outcome="SERVER_ERROR"';
  return [
    ["up", "gauge", of("", () => 1)],
    ["process_start_time_seconds", "gauge", of("", () => 1_700_000_000)],
    ["http_server_requests_seconds_count", "counter", [...of(uri, total(10)), ...of(bad, total(0.05))]],
    ["http_server_requests_seconds_sum", "counter", [...of(uri, total(1)), ...of(bad, total(0.01))]],
    ["http_server_requests_seconds_max", "gauge", of(uri, (s, p) => 0.3 * wave(s * 7, p))],
    [
      "http_server_requests_seconds_bucket",
      "counter",
      BUCKETS.flatMap((le, b) => of(`${uri},le="${le}"`, total(10 * (1 - 0.5 ** (b + 2))))),
    ],
    ["logback_events_total", "counter", of('level="error"', total(0.02))],
    ["jvm_memory_used_bytes", "gauge", of('area="heap",id="G1 Old Gen"', (s, p) => 2e8 * wave(s, p))],
    ["jvm_memory_max_bytes", "gauge", of('area="heap",id="G1 Old Gen"', () => 5e8)],
    ["jvm_gc_pause_seconds_sum", "counter", of('action="end of minor GC"', total(0.002))],
    ["jvm_gc_pause_seconds_max", "gauge", of('action="end of minor GC"', (s, p) => 0.02 * wave(s * 3, p))],
    ["process_cpu_usage", "gauge", of("", (s, p) => 0.2 * wave(s * 5, p))],
    ["jvm_threads_live_threads", "gauge", of("", (s, p) => Math.round(40 * wave(s, p)))],
    ["hikaricp_connections_active", "gauge", of('pool="main"', (s, p) => Math.round(4 * wave(s * 9, p)))],
    ["hikaricp_connections_max", "gauge", of('pool="main"', () => 10)],
    ["hikaricp_connections_pending", "gauge", of('pool="main"', () => 0)],
    ["hikaricp_connections_usage_seconds_sum", "counter", of('pool="main"', total(0.4))],
  ];
}
