import { SERVER_INSTANCES } from "../../stack/config/prometheus";
import { Scope, type Store } from "../meters";
import type { Noise } from "../noise";
import { addAll, fraction, MB, type Server, setAll } from "./server";

/** Redis, as redis_exporter would have told it. */
export function redis(store: Store, own: Noise): Server {
  const scope = new Scope(store, { job: "redis", instance: SERVER_INSTANCES.redis });
  const hits = scope.counter("redis_keyspace_hits_total");
  const misses = scope.counter("redis_keyspace_misses_total");
  const commands = (["get", "set"] as const).map((cmd) => ({
    calls: scope.counter("redis_commands_total", { cmd }),
    spent: scope.counter("redis_commands_duration_seconds_total", { cmd }, fraction),
  }));
  const expired = scope.counter("redis_expired_keys_total");
  const quiet = [scope.counter("redis_evicted_keys_total"), scope.counter("redis_rejected_connections_total")];
  const used = scope.gauge("redis_memory_used_bytes");
  const keys = scope.gauge("redis_db_keys", { db: "db0" });
  const expiring = scope.gauge("redis_db_keys_expiring", { db: "db0" });
  const constants = [
    [scope.gauge("redis_memory_max_bytes"), 64 * MB],
    [scope.gauge("redis_mem_fragmentation_ratio"), 1.18],
    [scope.gauge("redis_connected_clients"), 9],
    [scope.gauge("redis_config_maxclients"), 10_000],
    [scope.gauge("redis_up"), 1],
  ] as const;
  return ({ index, load }, fleet) => {
    const reads = fleet.served.flatMap((served) => [...served.reads.values()]);
    const hit = reads.reduce((sum, read) => sum + read.hits, 0);
    const miss = reads.reduce((sum, read) => sum + read.misses, 0);
    addAll(index, [
      [hits, hit],
      [misses, miss],
      [expired, miss * 0.9],
      ...quiet.map((counter) => [counter, 0] as const),
    ]);
    commands.forEach(({ calls, spent }, at) => {
      const count = at === 0 ? hit + miss : miss;
      calls.add(index, count);
      spent.add(index, count * 0.000_03 * own.near1(0.3));
    });
    const held = Math.round(300 + 250 * load);
    used.set(index, Math.round(1.6 * MB + held * 900));
    keys.set(index, held);
    expiring.set(index, held);
    setAll(index, constants);
  };
}
