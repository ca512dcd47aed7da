import { SERVER_INSTANCES } from "../../stack/config/prometheus";
import { type Counter, Scope, type Store } from "../meters";
import type { Noise } from "../noise";
import { addAll, fraction, MB, type Server, setAll, total } from "./server";

const STATES = ["active", "idle", "idle in transaction"] as const;

/** PostgreSQL, as postgres_exporter would have told it. */
export function postgres(store: Store, own: Noise): Server {
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
  const longest = STATES.map(
    (state) => [state, scope.gauge("pg_stat_activity_max_tx_duration", { ...db, state })] as const,
  );
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
