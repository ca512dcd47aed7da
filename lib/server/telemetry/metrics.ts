import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { processWide } from "@/lib/server/process";
import { seriesEngine } from "@/lib/server/series/shared-engine";

type Metrics = { readonly registry: Registry; readonly requests: Histogram<"method" | "route" | "status"> };

const metrics = (): Metrics => processWide("metrics", createMetrics);

/** The console's own figures in Prometheus' text format. */
export async function renderMetrics(): Promise<{ readonly type: string; readonly text: string }> {
  const { registry } = metrics();
  return { type: registry.contentType, text: await registry.metrics() };
}

/** Counts one answered API request. `route` is the pattern (`/api/v1/users/[id]`), never the path: paths have no bound. */
export function observeRequest(method: string, route: string, status: number, seconds: number): void {
  metrics().requests.observe({ method, route, status: String(status) }, seconds);
}

/** The pattern of a path, with the values of its parameters put back to their names. */
export function routePattern(
  pathname: string,
  params: Readonly<Record<string, string | string[] | undefined>>,
): string {
  const names = new Map(Object.entries(params).flatMap(([name, value]) => [value ?? []].flat().map((v) => [v, name])));
  const pattern = (part: string): string => {
    const name = names.get(decode(part));
    return name === undefined ? part : `[${name}]`;
  };
  return pathname.split("/").map(pattern).join("/");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "atalaya_http_request_duration_seconds",
    help: "Time to answer a request of the API.",
    labelNames: ["method", "route", "status"] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  for (const { name, help, read } of ENGINE_COUNTERS) {
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(read(seriesEngine().stats()));
      },
    });
  }
  for (const { name, help, read } of ENGINE_GAUGES) {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read(seriesEngine().stats()));
      },
    });
  }
  return { registry, requests };
}

type Stats = ReturnType<ReturnType<typeof seriesEngine>["stats"]>;
type Figure = { readonly name: string; readonly help: string; readonly read: (stats: Stats) => number };

const ENGINE_COUNTERS: readonly Figure[] = [
  { name: "atalaya_upstream_queries_total", help: "Questions sent to metric sources.", read: (s) => s.upstreamQueries },
  { name: "atalaya_upstream_full_queries_total", help: "Of these, whole ranges.", read: (s) => s.fullQueries },
  {
    name: "atalaya_upstream_delta_queries_total",
    help: "Of these, newest part of a range.",
    read: (s) => s.deltaQueries,
  },
  { name: "atalaya_upstream_tail_queries_total", help: "Of these, single newest points.", read: (s) => s.tailQueries },
  { name: "atalaya_upstream_failures_total", help: "Questions without a usable answer.", read: (s) => s.failures },
  { name: "atalaya_series_cache_hits_total", help: "Reads answered from memory.", read: (s) => s.hits },
  { name: "atalaya_series_cache_misses_total", help: "Reads that asked a source.", read: (s) => s.misses },
  { name: "atalaya_series_coalesced_total", help: "Reads that joined a question under way.", read: (s) => s.coalesced },
  { name: "atalaya_series_stale_total", help: "Reads answered with an old answer.", read: (s) => s.staleAnswers },
];

const ENGINE_GAUGES: readonly Figure[] = [
  { name: "atalaya_series_cache_bytes", help: "Bytes of held answers.", read: (s) => s.bytes },
  { name: "atalaya_series_cache_entries", help: "Number of held answers.", read: (s) => s.entries },
];
