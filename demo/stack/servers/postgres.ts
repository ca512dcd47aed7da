import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";

import { type StackContext, step, whenReady } from "../context";
import { HOST } from "../paths";
import { writePrivate } from "../secrets";
import { programPath } from "../tools";
import { until } from "../until";
import { withoutRoot } from "../wrap";

const USER = "atalaya";
/** `atalaya` is the console's own, `gasolinera` the watched services'. */
const DATABASES = ["atalaya", "gasolinera"] as const;
export type DatabaseName = (typeof DATABASES)[number] | "postgres";

type Address = Pick<StackContext, "ports" | "secrets">;

/** Connection URL of one of the demo's databases (its user is superuser: the server is the demo's alone). */
export const databaseUrl = ({ ports, secrets }: Address, name: DatabaseName): string =>
  `postgresql://${USER}:${secrets.postgresPassword}@${HOST}:${ports.postgres}/${name}`;

const folderOf = (ctx: StackContext): string => join(ctx.dataDir, "postgres");

async function createCluster(ctx: StackContext): Promise<void> {
  const folder = folderOf(ctx);
  if (existsSync(join(folder, "PG_VERSION"))) return;
  await rm(folder, { recursive: true, force: true }); // an initdb that was interrupted leaves a folder no server starts on
  const passwordFile = join(ctx.dataDir, "postgres.pw");
  writePrivate(passwordFile, ctx.secrets.postgresPassword);
  const options = [
    "-U",
    USER,
    `--pwfile=${passwordFile}`,
    "-A",
    "scram-sha-256",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "-N",
  ];
  const [file, args] = withoutRoot(programPath("initdb"), ["-D", folder, ...options], "SIGTERM");
  // GMT is the one zone PostgreSQL knows without the system's zone files, which a small machine may lack.
  await ctx.supervisor.task({ name: "initdb", file, args, env: { TZ: "GMT" } });
  await rm(passwordFile);
}

/** Ends a server that an earlier run left on this folder (its own lock file says which). */
async function stopLeftover(ctx: StackContext): Promise<void> {
  const lock = join(folderOf(ctx), "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  const runsHere = (): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folderOf(ctx));
    } catch {
      return false;
    }
  };
  if (!runsHere()) return rm(lock);
  process.kill(pid, "SIGINT");
  if (!(await until(() => !runsHere(), 10_000)))
    throw new Error(`an earlier PostgreSQL (process ${pid}) does not stop`);
}

function settings(ctx: StackContext): string[] {
  const values = {
    listen_addresses: HOST,
    unix_socket_directories: "",
    shared_preload_libraries: "pg_stat_statements",
    max_connections: "300",
    shared_buffers: "64MB",
    max_wal_size: "256MB",
    jit: "off",
    timezone: "GMT",
    log_timezone: "GMT",
    synchronous_commit: "off",
    ...(ctx.durable ? {} : { fsync: "off", full_page_writes: "off" }),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createDatabases(ctx: StackContext): Promise<void> {
  const admin = databaseUrl(ctx, "postgres");
  const { rows } = await withClient(admin, (client) =>
    client.query<{ datname: string }>("SELECT datname FROM pg_database"),
  );
  for (const name of DATABASES) {
    if (rows.some((row) => row.datname === name)) continue;
    await withClient(admin, (client) => client.query(`CREATE DATABASE ${name}`));
  }
  for (const name of ["postgres", ...DATABASES] as const) {
    await withClient(databaseUrl(ctx, name), (client) =>
      client.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements"),
    );
  }
}

/** Starts PostgreSQL on the data folder (made at the first start) with both databases. */
export async function startPostgres(ctx: StackContext): Promise<void> {
  await step(ctx, `PostgreSQL answers on ${HOST}:${ctx.ports.postgres}`, async () => {
    await createCluster(ctx);
    await stopLeftover(ctx);
    const given = ["-D", folderOf(ctx), "-p", String(ctx.ports.postgres), ...settings(ctx)];
    const [file, args] = withoutRoot(programPath("postgres"), given, "SIGINT");
    // SIGINT is PostgreSQL's "fast": SIGTERM would wait for clients that never leave.
    ctx.supervisor.start({ name: "postgres", file, args, stopSignal: "SIGINT", foundation: true });
    const admin = databaseUrl(ctx, "postgres");
    await whenReady(ctx, "postgres", () =>
      withClient(admin, async (client) => (await client.query("SELECT 1")).rowCount === 1),
    );
    await createDatabases(ctx);
  });
}
