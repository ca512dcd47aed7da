import { QUEUES, RABBITMQ_VHOST } from "../model/queues";
import { SERVER_INSTANCES } from "../stack/config/prometheus";
import type { Effects, Moment } from "./effects";
import type { Served } from "./http";
import { type Counter, type Gauge, Scope, type Store } from "./meters";
import { noise, type Noise } from "./noise";

const MB = 1024 * 1024;
const GB = 1024 * MB;

/** What the fleet did in a tick, all instances together. */
export type Fleet = {
  readonly served: readonly Served[];
  /** The worst that a fault does to any instance. */
  readonly worst: Effects;
};

export type Machine = { readonly cores: number; readonly memoryBytes: number };

/** One server beside the fleet, seen through its exporter. */
export type Server = (moment: Moment, fleet: Fleet) => void;

const total = (fleet: Fleet, of: (served: Served) => number): number => fleet.served.reduce((sum, one) => sum + of(one), 0);
const setAll = (index: number, values: readonly (readonly [Gauge, number])[]): void => {
  for (const [gauge, value] of values) gauge.set(index, value);
};
const addAll = (index: number, values: readonly (readonly [Counter, number])[]): void => {
  for (const [counter, by] of values) counter.add(index, by);
};
const fraction = { whole: false } as const;

function node(store: Store, machine: Machine, own: Noise): Server {
  const scope = new Scope(store, { job: "node", instance: SERVER_INSTANCES.node });
  const cpus = Array.from({ length: machine.cores }, (_, cpu) =>
    (["idle", "user", "system", "iowait", "steal"] as const).map(
      (mode) => [mode, scope.counter("node_cpu_seconds_total", { cpu: String(cpu), mode }, fraction)] as const,
    ),
  );
  const root = { device: "/dev/vda", fstype: "ext4", mountpoint: "/" };
  const free = scope.gauge("node_filesystem_avail_bytes", root);
  const constants = [
    [scope.gauge("node_filesystem_size_bytes", root), 250 * GB],
    [scope.gauge("node_memory_MemTotal_bytes"), machine.memoryBytes],
    [scope.gauge("node_vmstat_oom_kill"), 0],
  ] as const;
  const load1 = scope.gauge("node_load1");
  const available = scope.gauge("node_memory_MemAvailable_bytes");
  const eth = { device: "eth0" };
  const errors = [scope.counter("node_network_receive_errs_total", eth), scope.counter("node_network_transmit_errs_total", eth)];
  const received = scope.counter("node_network_receive_bytes_total", eth);
  const sent = scope.counter("node_network_transmit_bytes_total", eth);
  const disk = scope.counter("node_disk_io_time_seconds_total", { device: "vda" }, fraction);
  const pressure = scope.counter("node_pressure_cpu_waiting_seconds_total", {}, fraction);
  const retransmitted = scope.gauge("node_netstat_Tcp_RetransSegs");
  let segments = 0;
  return ({ index, seconds, load, at }, fleet) => {
    const rps = total(fleet, (served) => served.rate);
    const busy = Math.min(0.9, 0.08 + 0.018 * rps) * own.near1(0.2);
    const share = { idle: 1 - busy, user: busy * 0.7, system: busy * 0.24, iowait: busy * 0.05, steal: busy * 0.01 };
    for (const cpu of cpus) for (const [mode, counter] of cpu) counter.add(index, seconds * share[mode]);
    setAll(index, constants);
    load1.set(index, machine.cores * busy * own.near1(0.3));
    available.set(index, Math.round(machine.memoryBytes * (0.56 - 0.05 * load) * own.near1(0.01)));
    // Logs fill the disk and are rotated every other day.
    free.set(index, Math.round(250 * GB * (0.42 - 0.03 * ((at / 172_800_000) % 1))));
    segments += own.events(0.03 * seconds);
    retransmitted.set(index, Math.floor(segments));
    addAll(index, [
      [received, rps * 2_400 * seconds],
      [sent, rps * 3_900 * seconds],
      [disk, 0.02 * (0.5 + load) * seconds * own.near1(0.3)],
      [pressure, busy * 0.08 * seconds],
      ...errors.map((counter) => [counter, 0] as const),
    ]);
  };
}

const STATES = ["active", "idle", "idle in transaction"] as const;

function postgres(store: Store, own: Noise): Server {
  const scope = new Scope(store, { job: "postgres", instance: SERVER_INSTANCES.postgres });
  const db = { datname: "gasolinera" };
  const count = (name: string): Counter => scope.counter(`pg_stat_database_${name}`, db);
  const counters = {
    commit: count("xact_commit"),
    rollback: count("xact_rollback"),
    hit: count("blks_hit"),
    read: count("blks_read"),
    fetched: count("tup_fetched"),
    deadlocks: count("deadlocks"),
    temp: count("temp_bytes"),
  };
  const bgwriter = {
    timed: scope.counter("pg_stat_bgwriter_checkpoints_timed_total", {}, fraction),
    requested: scope.counter("pg_stat_bgwriter_checkpoints_req_total", {}, fraction),
  };
  const sessions = STATES.map((state) => [state, scope.gauge("pg_stat_activity_count", { ...db, state })] as const);
  const longest = STATES.map((state) => [state, scope.gauge("pg_stat_activity_max_tx_duration", { ...db, state })] as const);
  const size = scope.gauge("pg_database_size_bytes", db);
  const constants = [
    [scope.gauge("pg_settings_max_connections"), 100],
    [scope.gauge("pg_up"), 1],
    [scope.gauge("pg_replication_lag_seconds"), 0],
  ] as const;
  return ({ index, seconds, load }, fleet) => {
    const queries = total(fleet, (served) => served.queries) * seconds;
    const held = fleet.worst.poolHeld;
    addAll(index, [
      [counters.commit, queries * 0.6],
      [counters.rollback, queries * 0.004 + total(fleet, (served) => served.failed)],
      [counters.hit, queries * 34],
      [counters.read, queries * 34 * 0.004 * own.near1(0.4)],
      [counters.fetched, queries * 11],
      [counters.deadlocks, 0],
      [counters.temp, 0],
      [bgwriter.timed, seconds / 300],
      [bgwriter.requested, 0],
    ]);
    const active = held ? 40 : 1 + Math.round(2 * load * own.uniform());
    const by = { active, idle: held ? 15 : 40 - active, "idle in transaction": held ? 6 : 0 };
    for (const [state, gauge] of sessions) gauge.set(index, by[state]);
    for (const [state, gauge] of longest)
      gauge.set(index, state === "active" ? (held ? 6 + 8 * own.uniform() : 0.02 * own.uniform()) : 0);
    size.set(index, Math.round((46 + 0.4 * load) * MB));
    setAll(index, constants);
  };
}

function redis(store: Store, own: Noise): Server {
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

function rabbitmq(store: Store, own: Noise): Server {
  const scope = new Scope(store, { job: "rabbitmq", instance: "rabbitmq-1" });
  const detailed = new Scope(store, { job: "rabbitmq-detailed", instance: "rabbitmq-1" });
  const queues = QUEUES.map((model) => {
    const gauge = (name: string): Gauge =>
      detailed.gauge(`rabbitmq_detailed_${name}`, { vhost: RABBITMQ_VHOST, queue: model.name });
    return { model, ready: gauge("queue_messages_ready"), unacked: gauge("queue_messages_unacked"), consumers: gauge("queue_consumers") };
  });
  const classic = { protocol: "amqp091", queue_type: "rabbit_classic_queue" };
  const count = (name: string, labels: Record<string, string>): Counter =>
    scope.counter(`rabbitmq_global_messages_${name}_total`, labels);
  const received = count("received", { protocol: "amqp091" });
  const passed = [count("delivered", classic), count("acknowledged", classic)];
  const redelivered = count("redelivered", classic);
  const quiet = [
    count("unroutable_dropped", { protocol: "amqp091" }),
    count("dead_lettered_rejected", { queue_type: "rabbit_classic_queue", dead_letter_strategy: "disabled" }),
  ];
  const constants = [
    [scope.gauge("rabbitmq_process_resident_memory_bytes"), 142 * MB],
    [scope.gauge("rabbitmq_resident_memory_limit_bytes"), 820 * MB],
    [scope.gauge("rabbitmq_alarms_memory_used_watermark"), 0],
    [scope.gauge("rabbitmq_alarms_free_disk_space_watermark"), 0],
  ] as const;
  return ({ index, seconds, load }) => {
    let messages = 0;
    for (const { model, ready, unacked, consumers } of queues) {
      messages += own.events(model.perSecond * load * seconds);
      ready.set(index, own.uniform() < 0.1 ? 1 : 0);
      unacked.set(index, own.uniform() < 0.2 ? 1 : 0);
      consumers.set(index, model.consumers);
    }
    addAll(index, [
      [received, messages],
      ...passed.map((counter) => [counter, messages] as const),
      [redelivered, messages * 0.001],
      ...quiet.map((counter) => [counter, 0] as const),
    ]);
    setAll(index, constants);
  };
}

/** Node, PostgreSQL, Redis and RabbitMQ as their exporters would have told it. */
export function servers(store: Store, machine: Machine, fromMs: number): Server[] {
  const own = (name: string): Noise => noise(`${name}@${Math.floor(fromMs / 1000)}`);
  return [node(store, machine, own("node")), postgres(store, own("postgres")), redis(store, own("redis")), rabbitmq(store, own("rabbitmq"))];
}
