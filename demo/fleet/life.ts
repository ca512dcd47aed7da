import type { FaultKind } from "../model/faults";
import { drawLatencyMs } from "../model/shape";
import { COMMON_TAGS, type Endpoint, type ServiceKey, type ServiceModel } from "../model/topology";
import { Cache, type Redis } from "./cache";
import { NEW_VERSION_SLOWDOWN, STABLE_VERSION } from "./deployment";
import type { FaultWatch } from "./fault-watch";
import { bindGuideProfilers } from "./guide-profilers";
import { HikariPool } from "./hikari";
import { PeerClient } from "./http-client";
import { bindJvm } from "./jvm-metrics";
import { SimulatedJvm } from "./jvm-simulated";
import { bindListeners } from "./listeners-simulated";
import { Registry } from "./metrics/registry";
import { PoolHog } from "./pool-hog";
import { bindLogback, bindProcess } from "./process-metrics";
import type { Route } from "./router";
import type { Runtime } from "./runtime";
import { InstanceServer } from "./server";
import { authRoutes } from "./services/auth";
import { couponRoutes } from "./services/coupon";
import { gatewayRoutes } from "./services/gateway";
import { raffleRoutes } from "./services/raffle";
import { stationRoutes, warmStations } from "./services/station";
import { TaskExecutor } from "./task-executor";
import { Span, type SpanData } from "./tracing/span";
import { bindTomcat } from "./web-metrics";

const ROUTES: Readonly<Record<ServiceKey, (runtime: Runtime) => Route[]>> = {
  gateway: gatewayRoutes,
  auth: authRoutes,
  coupon: couponRoutes,
  station: stationRoutes,
  raffle: raffleRoutes,
};

const WARM_UP: Partial<Record<ServiceKey, (runtime: Runtime, span: Span) => Promise<void>>> = { station: warmStations };

/** Seconds an entry lives; with the model's request rates this gives about the model's hit ratios. */
const TTL_SECONDS: Readonly<Record<string, number>> = { tokens: 600, coupons: 600, stations: 1_800, raffles: 60 };
const LEAK_FULL_AFTER_MS = 240_000;
/** High on purpose: a counter that is born with its first error shows in `rate` from the second one on, and traffic is low. */
const ERROR_SHARE = 0.6;
const LATENCY_MS = { min: 600, spread: 900 } as const;
const CACHE_MEASURE_EVERY = 15;

export type LifeOptions = {
  readonly model: ServiceModel;
  readonly instance: string;
  readonly version: string;
  readonly redis: Redis;
  readonly faults: FaultWatch;
  readonly databaseUrl: string;
  readonly peers: Readonly<Record<string, string>>;
  readonly sink: (span: SpanData) => void;
};

/** One life of an instance, from start to restart: its counters, pool, caches, heap and server. */
export class Life {
  readonly pool: HikariPool | null;
  private readonly options: LifeOptions;
  private readonly registry = new Registry(COMMON_TAGS);
  private readonly jvm: SimulatedJvm;
  private readonly server: InstanceServer;
  private readonly runtime: Runtime;
  private readonly client: PeerClient;
  private readonly caches: readonly Cache[];
  private readonly hog = new PoolHog();
  private readonly listeners: ReturnType<typeof bindListeners>;
  private readonly profilers: (seconds: number) => void;
  private counted = 0;
  private ticks = 0;
  private lastAt = Date.now();
  private clearing = false;

  constructor(options: LifeOptions) {
    this.options = options;
    const { model, instance, redis, sink, version } = options;
    const registry = this.registry;
    this.client = new PeerClient(registry, options.peers);
    this.jvm = this.startJvm();
    const slow = (): number => (this.fault("slow-sql") ? 1.1 + 0.7 * Math.random() : 0);
    this.pool = model.pool
      ? new HikariPool(registry, options.databaseUrl, instance, model.pool, { slowSeconds: slow })
      : null;
    const names = new Set(model.endpoints.flatMap((endpoint) => (endpoint.cache ? [endpoint.cache.name] : [])));
    this.caches = [...names].map((name) => new Cache(registry, redis, name, TTL_SECONDS[name] ?? 120));
    const runtime = this.makeRuntime();
    this.runtime = runtime;
    this.server = new InstanceServer({
      runtime,
      routes: ROUTES[model.key](runtime),
      sink,
      budgetMs: (endpoint) => this.budgetMs(endpoint),
      errorShare: () => (this.fault("errors") ? ERROR_SHARE : 0),
    });
    const load = () => this.server.load;
    bindJvm(registry, this.jvm, model.threads, () => load().busy);
    bindProcess(registry, this.jvm, Date.now(), () => load().busy * 2, `com.gasolinera.${model.key}.Application`);
    bindTomcat(registry, load);
    registry.gauge("build_info", "Version of the application", () => 1, { version });
    this.listeners = bindListeners(registry, model);
    this.profilers = bindGuideProfilers(registry, this.jvm);
  }

  /** Fills pool and caches; a database that is away only means that the first requests do it. */
  async start(): Promise<void> {
    const span = new Span(this.options.sink, "start", "internal", null);
    try {
      await this.pool?.fill();
      await WARM_UP[this.options.model.key]?.(this.runtime, span);
    } catch {
      span.fail("DataAccessException", "the database is away");
    }
    span.end();
  }

  listen = (port: number): Promise<void> => this.server.listen(port);
  stopListening = (): Promise<void> => this.server.close();

  /** Once a second: lets the simulated parts pass the time and puts the faults into effect. */
  tick(now: number): void {
    const seconds = (now - this.lastAt) / 1000;
    this.lastAt = now;
    this.ticks += 1;
    const { finished } = this.server.load;
    this.jvm.advance({ seconds, requests: finished - this.counted, leak: this.leak(now) });
    this.counted = finished;
    this.profilers(seconds);
    this.listeners(seconds, now, this.fault("queue-backlog") !== null);
    if (this.pool) this.hog.set(this.fault("pool") !== null, this.pool);
    if (this.fault("cache-cold")) void this.coldCaches();
    else if (this.ticks % CACHE_MEASURE_EVERY === 1)
      for (const cache of this.caches) void cache.measure().catch(() => undefined);
  }

  async close(): Promise<void> {
    if (this.pool) this.hog.set(false, this.pool);
    await this.server.close();
    this.client.close();
    await this.pool?.close();
  }

  private startJvm(): SimulatedJvm {
    const { model } = this.options;
    const { registry } = this;
    const gc = (tags: Record<string, string>) =>
      registry.timer("jvm_gc_pause_seconds", tags, { help: "Time spent in GC pause" });
    return new SimulatedJvm(model.heapMaxBytes, model.liveSetShare, {
      onPause: ({ action, cause, gc: collector, seconds }) => gc({ action, cause, gc: collector }).record(seconds),
      onConcurrentCycle: (seconds) =>
        registry
          .timer(
            "jvm_gc_concurrent_phase_time_seconds",
            { action: "end of concurrent GC pause", cause: "No GC", gc: "G1 Concurrent GC" },
            { help: "Time spent in concurrent phase" },
          )
          .record(seconds),
    });
  }

  private makeRuntime(): Runtime {
    const { model, instance, redis } = this.options;
    const { pool } = this;
    return {
      model,
      instance,
      registry: this.registry,
      peers: this.client,
      redis,
      get pool(): HikariPool {
        if (!pool) throw new Error(`${model.key} has no pool`);
        return pool;
      },
      executor: new TaskExecutor(this.registry),
      cache: (name) => {
        const found = this.caches.find((cache) => cache.name === name);
        if (!found) throw new Error(`${model.key} has no cache ${name}`);
        return found;
      },
      log: bindLogback(this.registry),
      fault: (kind) => this.fault(kind),
    };
  }

  private fault(kind: FaultKind) {
    return this.options.faults.find(kind, this.options.model.key);
  }

  private leak(now: number): number {
    const fault = this.fault("leak");
    return fault ? Math.min(1, (now - fault.startedAt) / LEAK_FULL_AFTER_MS) : 0;
  }

  private budgetMs(endpoint: Endpoint | null): number {
    const slowdown = this.options.version === STABLE_VERSION ? 1 : NEW_VERSION_SLOWDOWN;
    const usual = endpoint ? drawLatencyMs(endpoint.medianMs, endpoint.sigma, 1 - Math.random(), 1 - Math.random()) : 2;
    return usual * slowdown + (this.fault("latency") ? LATENCY_MS.min + LATENCY_MS.spread * Math.random() : 0);
  }

  private async coldCaches(): Promise<void> {
    if (this.clearing) return;
    this.clearing = true;
    await Promise.allSettled(this.caches.map((cache) => cache.clear()));
    this.clearing = false;
  }
}
