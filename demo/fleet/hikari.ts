import pg from "pg";

import { HttpFailure, sleep } from "./failure";
import type { Registry } from "./metrics/registry";
import type { Span } from "./tracing/span";

/** The guide's HikariCP settings; idle connections go sooner than its ten minutes because four pools share one small server. */
const CONNECTION_TIMEOUT_MS = 30_000;
const IDLE_TIMEOUT_MS = 60_000;
const MAX_LIFETIME_SECONDS = 1_800;
const POOL = { pool: "HikariPool-1" } as const;
const MS = 1_000;

export type Row = Readonly<Record<string, unknown>>;
export type Sql = (text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

export type PoolFaults = {
  /** Seconds each SELECT spends in `pg_sleep`; 0 when the database is well. */
  slowSeconds(): number;
};

const operationOf = (text: string): string => /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? "SQL";

/** The statement with a real `pg_sleep` in its plan: slow in PostgreSQL, and in its statistics under its own text. */
const slowed = (text: string, seconds: number): string =>
  `SELECT r.* FROM (SELECT pg_sleep(${seconds.toFixed(2)}) OFFSET 0) AS slow CROSS JOIN LATERAL (${text}) AS r`;

/** A real `pg` pool that counts as HikariCP does: every figure of hikaricp_* and jdbc_* is of connections really used. */
export class HikariPool {
  private readonly pool: pg.Pool;
  private readonly min: number;
  private readonly faults: PoolFaults;
  private readonly meters: ReturnType<typeof poolMeters>;

  constructor(
    registry: Registry,
    url: string,
    name: string,
    size: { readonly max: number; readonly min: number },
    faults: PoolFaults,
  ) {
    this.pool = new pg.Pool({
      connectionString: url,
      application_name: name,
      max: size.max,
      min: size.min,
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
      idleTimeoutMillis: IDLE_TIMEOUT_MS,
      maxLifetimeSeconds: MAX_LIFETIME_SECONDS,
    });
    // An idle connection that dies (server restart) is replaced at the next acquisition.
    this.pool.on("error", () => undefined);
    // The same for one in use: the statement fails, the process does not.
    this.pool.on("connect", (client) => client.on("error", () => undefined));
    this.min = size.min;
    this.faults = faults;
    this.meters = poolMeters(registry, this.pool, size);
  }

  /** Opens the minimum of idle connections, as HikariCP does at start. */
  async fill(): Promise<void> {
    const opened = await Promise.all(Array.from({ length: this.min }, () => this.acquire()));
    for (const client of opened) client.release();
  }

  /** Runs `work` on one connection and keeps it for at least `holdMs`, as a method under @Transactional would. */
  async use<T>(span: Span, holdMs: number, work: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await this.acquire();
    const startedAt = performance.now();
    try {
      const result = await work((text, values = []) => this.query(client, span, text, values));
      await sleep(holdMs - (performance.now() - startedAt));
      return result;
    } finally {
      client.release();
      this.meters.usage.record((performance.now() - startedAt) / MS);
    }
  }

  /** Takes a connection, opens a transaction and sits on it until the time is over or `signal` ends it. */
  async occupy(ms: number, signal: AbortSignal): Promise<void> {
    const client = await this.acquire();
    const startedAt = performance.now();
    try {
      await client.query("BEGIN");
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, signal.aborted ? 0 : ms);
        signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
      });
      await client.query("COMMIT");
    } finally {
      client.release();
      this.meters.usage.record((performance.now() - startedAt) / MS);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async acquire(): Promise<pg.PoolClient> {
    const startedAt = performance.now();
    const before = this.pool.totalCount;
    try {
      const client = await this.pool.connect();
      const seconds = (performance.now() - startedAt) / MS;
      this.meters.acquire.record(seconds);
      if (this.pool.totalCount > before) this.meters.creation.record(seconds);
      return client;
    } catch (error) {
      if (error instanceof Error && error.message.includes("timeout")) this.meters.timeout.increment();
      throw new HttpFailure(500, "CannotCreateTransactionException", "Could not open JDBC Connection for transaction");
    }
  }

  private async query(
    client: pg.PoolClient,
    parent: Span,
    text: string,
    values: readonly unknown[],
  ): Promise<readonly Row[]> {
    const operation = operationOf(text);
    const slow = operation === "SELECT" ? this.faults.slowSeconds() : 0;
    const statement = slow > 0 ? slowed(text, slow) : text;
    const span = parent.child(`${operation} gasolinera`, "client", {
      "db.system.name": "postgresql",
      "db.namespace": "gasolinera",
      "db.operation.name": operation,
      "db.query.text": statement,
    });
    const startedAt = performance.now();
    try {
      const result = await client.query<Row>(statement, [...values]);
      return result.rows;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      span.fail("DataAccessException", message);
      throw new HttpFailure(500, "DataAccessResourceFailureException", message);
    } finally {
      span.end();
      this.meters.query.record((performance.now() - startedAt) / MS);
    }
  }
}

function poolMeters(registry: Registry, pool: pg.Pool, size: { readonly max: number; readonly min: number }) {
  const active = (): number => pool.totalCount - pool.idleCount;
  registry.gauge("hikaricp_connections", "Total connections", () => pool.totalCount, POOL);
  registry.gauge("hikaricp_connections_active", "Active connections", active, POOL);
  registry.gauge("hikaricp_connections_idle", "Idle connections", () => pool.idleCount, POOL);
  registry.gauge("hikaricp_connections_pending", "Pending threads", () => pool.waitingCount, POOL);
  registry.gauge("hikaricp_connections_max", "Max connections", () => size.max, POOL);
  registry.gauge("hikaricp_connections_min", "Min connections", () => size.min, POOL);
  const source = { name: "dataSource" };
  registry.gauge(
    "jdbc_connections_active",
    "Current number of active connections that have been allocated from the data source.",
    active,
    source,
  );
  registry.gauge("jdbc_connections_idle", "Number of established but idle connections.", () => pool.idleCount, source);
  registry.gauge(
    "jdbc_connections_max",
    "Maximum number of active connections that can be allocated at the same time.",
    () => size.max,
    source,
  );
  registry.gauge("jdbc_connections_min", "Minimum number of idle connections in the pool.", () => size.min, source);
  return {
    acquire: registry.timer("hikaricp_connections_acquire_seconds", POOL, { help: "Connection acquire time" }),
    creation: registry.timer("hikaricp_connections_creation_seconds", POOL, { help: "Connection creation time" }),
    usage: registry.timer("hikaricp_connections_usage_seconds", POOL, { help: "Connection usage time" }),
    timeout: registry.counter("hikaricp_connections_timeout", POOL, "Connection timeout total count"),
    query: registry.timer("database_query_duration_seconds", {}, { help: "Database query execution time" }),
  };
}
