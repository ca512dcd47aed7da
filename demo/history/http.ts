import { latencyCdf } from "../model/shape";
import { type Endpoint, HTTP_BUCKETS, type ServiceKey, type ServiceModel } from "../model/topology";
import { type Effects, effectsOnEndpoint, type Moment } from "./effects";
import type { Durations, Scope, Timer } from "./meters";
import type { Noise } from "./noise";

/** What an instance served since the last tick; the other figures follow from it. */
export type Served = {
  /** Requests per second. */
  readonly rate: number;
  /** Seconds spent in requests, per second. */
  readonly busy: number;
  /** SQL statements per second. */
  readonly queries: number;
  /** Successful requests since the last tick, by "METHOD uri". */
  readonly succeeded: ReadonlyMap<string, Durations>;
  /** Cache reads since the last tick, by cache name. */
  readonly reads: ReadonlyMap<string, { readonly hits: number; readonly misses: number }>;
  readonly failed: number;
};

const SHIFTS = [0.125, 0.375, 0.625, 0.875] as const;

/** Distribution of a latency that is log-normal, plus a uniform addition. */
export function latencyShares(
  medianMs: number,
  sigma: number,
  addedMs: readonly [number, number] | null,
): { shares: Float64Array; meanSeconds: number } {
  const shifts = addedMs ? SHIFTS.map((part) => addedMs[0] + part * (addedMs[1] - addedMs[0])) : [0];
  const shares = Float64Array.from(HTTP_BUCKETS, (bound) => {
    let sum = 0;
    for (const shift of shifts) {
      const left = bound - shift / 1000;
      if (left > 0) sum += latencyCdf(left, medianMs, sigma);
    }
    return sum / shifts.length;
  });
  const meanMs = medianMs * Math.exp((sigma * sigma) / 2) + (addedMs ? (addedMs[0] + addedMs[1]) / 2 : 0);
  return { shares, meanSeconds: meanMs / 1000 };
}

const OUTCOMES: Readonly<Record<number, string>> = { 2: "SUCCESS", 4: "CLIENT_ERROR", 5: "SERVER_ERROR" };

/** `http_server_requests_seconds` of one instance. */
export class HttpRequests {
  private readonly timers = new Map<string, Timer>();
  private readonly scope: Scope;
  private readonly service: ServiceModel;
  private readonly noise: Noise;

  constructor(scope: Scope, service: ServiceModel, noise: Noise) {
    this.scope = scope;
    this.service = service;
    this.noise = noise;
  }

  step(moment: Moment, own: Effects, of: (service: ServiceKey) => Effects): Served {
    const succeeded = new Map<string, Durations>();
    const reads = new Map<string, { hits: number; misses: number }>();
    const sum = { count: 0, busy: 0, queries: 0, failed: 0 };
    for (const endpoint of this.service.endpoints) {
      const { good, failed, count, meanSeconds } = this.endpoint(endpoint, moment, own, of);
      succeeded.set(`${endpoint.method} ${endpoint.uri}`, good);
      sum.count += count;
      sum.failed += failed;
      sum.busy += count * meanSeconds;
      sum.queries += count * endpoint.queries;
      if (endpoint.cache) {
        const before = reads.get(endpoint.cache.name) ?? { hits: 0, misses: 0 };
        const hits = count * Math.min(0.999, endpoint.cache.hitRatio * this.noise.near1(0.02));
        reads.set(endpoint.cache.name, { hits: before.hits + hits, misses: before.misses + count - hits });
      }
    }
    const per = moment.seconds;
    return {
      rate: sum.count / per,
      busy: sum.busy / per,
      queries: sum.queries / per,
      failed: sum.failed,
      succeeded,
      reads,
    };
  }

  private endpoint(endpoint: Endpoint, moment: Moment, own: Effects, of: (service: ServiceKey) => Effects) {
    const { addedMs, errors, extraMs, traffic } = effectsOnEndpoint(endpoint, own, of);
    const perSecond = (endpoint.perSecond * moment.load * traffic) / this.service.instances.length;
    const count = this.noise.events(perSecond * moment.seconds);
    const medianMs =
      (endpoint.medianMs * own.slowdown + extraMs) * (1 + 0.06 * (moment.load - 0.8)) * this.noise.near1(0.05);
    const { shares, meanSeconds } = latencyShares(medianMs, endpoint.sigma, addedMs);
    const maxSeconds = meanSeconds * Math.exp(endpoint.sigma * 2) * this.noise.near1(0.15);
    const failed = count * errors;
    const refused = (count - failed) * (endpoint.clientErrors?.share ?? 0);
    const good = { count: count - failed - refused, meanSeconds, maxSeconds, shares };
    this.timer(endpoint, endpoint.status).add(moment.index, good);
    if (endpoint.clientErrors)
      this.timer(endpoint, endpoint.clientErrors.status).add(moment.index, { ...good, count: refused });
    if (failed > 0 || this.timers.has(timerKey(endpoint, 500)))
      this.timer(endpoint, 500).add(moment.index, { ...good, count: failed });
    return { good, failed, count, meanSeconds };
  }

  private timer(endpoint: Endpoint, status: number): Timer {
    const key = timerKey(endpoint, status);
    const known = this.timers.get(key);
    if (known) return known;
    const exception = status >= 500 ? "IllegalStateException" : "none";
    const labels = {
      error: exception,
      exception,
      method: endpoint.method,
      outcome: OUTCOMES[Math.floor(status / 100)] ?? "UNKNOWN",
      status: String(status),
      uri: endpoint.uri,
    };
    const made = this.scope.timer("http_server_requests_seconds", labels, HTTP_BUCKETS);
    this.timers.set(key, made);
    return made;
  }
}

const timerKey = (endpoint: Endpoint, status: number): string => `${endpoint.method} ${endpoint.uri} ${status}`;
