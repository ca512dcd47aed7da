import "server-only";
import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { afterAll, beforeAll } from "vitest";
import { disconnect } from "@/lib/server/db/client";

const ROOT = resolve(import.meta.dirname, "../../../..");
const MIGRATIONS = join(ROOT, "prisma/migrations");
/** Any constant: test files that start together wait here while one of them makes the template. */
const LOCK_KEY = 4_721_963_002;
const PATIENCE_MS = 120_000;

/** URL of a database whose user may create others; the suite's global setup fills it. */
function adminUrl(): string {
  const url = process.env["ATALAYA_TEST_POSTGRES_URL"];
  if (!url) throw new Error('ATALAYA_TEST_POSTGRES_URL is missing: run this test in the suite "db" or "int"');
  return url;
}

const urlOf = (name: string): string => Object.assign(new URL(adminUrl()), { pathname: `/${name}` }).href;

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Runs prisma/migrate.ts as every start runs it, in a process of its own: its engine keeps connections, and a database
 * that is copied must have none. Returns what it printed.
 */
export async function migrateInProcess(url: string): Promise<string> {
  const runtime = ["--conditions=react-server", "--import", "./bin/loader.mjs"];
  const env = { ...process.env, DATABASE_URL: url, NODE_OPTIONS: "" };
  const options = { cwd: ROOT, env, timeout: PATIENCE_MS };
  return (await promisify(execFile)(process.execPath, [...runtime, "prisma/migrate.ts"], options)).stdout.trim();
}

/** Changes with every migration: a server that outlives a run never hands out an old schema. */
async function templateName(): Promise<string> {
  const hash = createHash("sha256");
  const folders = (await readdir(MIGRATIONS, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const name of folders.map((folder) => folder.name).toSorted())
    hash.update(name).update(await readFile(join(MIGRATIONS, name, "migration.sql")));
  return `atalaya_test_template_${hash.digest("hex").slice(0, 12)}`;
}

async function ensureTemplate(admin: Client): Promise<string> {
  const name = await templateName();
  await admin.query("select pg_advisory_lock($1)", [LOCK_KEY]);
  try {
    const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount) return name;
    const unfinished = `${name}_unfinished`; // renamed at the end: an interrupted one is never taken for done
    await admin.query(`drop database if exists ${unfinished} with (force)`);
    await admin.query(`create database ${unfinished}`);
    await migrateInProcess(urlOf(unfinished));
    await admin.query(`alter database ${unfinished} rename to ${name}`);
    return name;
  } finally {
    await admin.query("select pg_advisory_unlock($1)", [LOCK_KEY]);
  }
}

export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** A database of its own: a copy of the migrated template, or an empty one. `drop` ends its connections too and may be called twice. */
export function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  return withClient(adminUrl(), async (admin) => {
    const template = empty ? "template0" : await ensureTemplate(admin);
    const name = `atalaya_test_${randomUUID().replaceAll("-", "")}`;
    await admin.query(`create database ${name} template ${template}`);
    const drop = () =>
      withClient(adminUrl(), async (again) => void (await again.query(`drop database if exists ${name} with (force)`)));
    return { url: urlOf(name), drop };
  });
}

/** Names the variables the server reads: this database and no source. Before the server's code first asks for them. */
export function pointServerAt(url: string): void {
  Object.assign(process.env, {
    DATABASE_URL: url,
    AUTH_SECRET: "a secret of tests only, long enough",
    ATALAYA_BASE_URL: "http://localhost:3000",
    PROMETHEUS_URL: "none",
    ALERTMANAGER_URL: "none",
    JAEGER_URL: "none",
  });
}

/** Gives the test file a migrated database of its own, which the server's code then uses; dropped at the end. */
export function ownTestDatabase(): void {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
    pointServerAt(database.url);
  }, PATIENCE_MS);
  afterAll(async () => {
    await disconnect();
    await database?.drop();
  });
}

/** Runs SQL outside the console's code, by default on the test's database; for what the code itself must not do. */
export const rawSql = (
  sql: string,
  values: readonly unknown[] = [],
  url = process.env["DATABASE_URL"] ?? "",
): Promise<Record<string, unknown>[]> =>
  withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql, [...values])).rows);
