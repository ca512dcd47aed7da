import type { ServiceModel } from "../model/topology";
import type { Effects, Moment } from "./effects";
import type { Served } from "./http";
import type { Scope } from "./meters";
import type { Noise } from "./noise";

const POOL = { pool: "HikariPool-1" } as const;
/** Seconds a connection is held for one statement, all in. */
const HELD_SECONDS = 0.006;

/** `hikaricp_*` and the statement timer of one instance. */
export class Pool {
  private readonly size: { readonly max: number; readonly min: number };
  private readonly noise: Noise;
  private readonly meters: ReturnType<typeof poolMeters>;

  constructor(scope: Scope, size: NonNullable<ServiceModel["pool"]>, noise: Noise) {
    this.size = size;
    this.noise = noise;
    this.meters = poolMeters(scope);
  }

  step(moment: Moment, { poolHeld, addedMs }: Effects, served: Served): void {
    const { index, seconds } = moment;
    const m = this.meters;
    const { max, min } = this.size;
    // A statement that waits for a slow network holds its connection as long.
    const held = HELD_SECONDS + (addedMs && !poolHeld ? 0.35 : 0);
    const active = poolHeld ? max : Math.min(max - 6, Math.round(served.queries * held * 2 * this.noise.uniform()));
    const open = Math.max(min, active);
    m.connections.set(index, open);
    m.active.set(index, active);
    m.idle.set(index, open - active);
    m.pending.set(index, poolHeld ? 3 + Math.round(9 * this.noise.uniform()) : 0);
    m.max.set(index, max);
    m.min.set(index, min);
    const uses = (served.queries / 2) * seconds;
    const waited = poolHeld ? 1.6 : 0.0004;
    m.acquire.add(index, { count: uses, meanSeconds: waited, maxSeconds: waited * 2.5 });
    const usage = poolHeld ? max / Math.max(0.2, served.queries / 2) : held * 2;
    m.usage.add(index, { count: uses, meanSeconds: usage, maxSeconds: usage * 3 });
    m.creation.add(index, { count: seconds / 1800, meanSeconds: 0.012, maxSeconds: 0.02 });
    m.timeouts.add(index, poolHeld ? this.noise.events(seconds * 0.06) : 0);
    const query = held * this.noise.near1(0.2);
    m.query.add(index, { count: served.queries * seconds, meanSeconds: query, maxSeconds: query * 6 });
  }
}

const poolMeters = (scope: Scope) => ({
  connections: scope.gauge("hikaricp_connections", POOL),
  active: scope.gauge("hikaricp_connections_active", POOL),
  idle: scope.gauge("hikaricp_connections_idle", POOL),
  pending: scope.gauge("hikaricp_connections_pending", POOL),
  max: scope.gauge("hikaricp_connections_max", POOL),
  min: scope.gauge("hikaricp_connections_min", POOL),
  acquire: scope.timer("hikaricp_connections_acquire_seconds", POOL),
  usage: scope.timer("hikaricp_connections_usage_seconds", POOL),
  creation: scope.timer("hikaricp_connections_creation_seconds", POOL),
  timeouts: scope.counter("hikaricp_connections_timeout_total", POOL),
  query: scope.timer("database_query_duration_seconds"),
});
