import "server-only";
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll } from "vitest";
import { disconnect } from "@/lib/server/db/client";

/** A variable the suite's global setup fills; it starts PostgreSQL and makes the migrated template once a run. */
function given(name: "ATALAYA_TEST_DATABASE_URL" | "ATALAYA_TEST_DATABASE_TEMPLATE"): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run this test in the suite "db" or "int"`);
  return value;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** A database of its own: a copy of the migrated template, or an empty one. `drop` ends its connections too. */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const adminUrl = given("ATALAYA_TEST_DATABASE_URL");
  const template = empty ? "template0" : given("ATALAYA_TEST_DATABASE_TEMPLATE");
  const name = `atalaya_test_${randomUUID().replaceAll("-", "")}`;
  await withClient(adminUrl, (admin) => admin.query(`create database ${name} template ${template}`));
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const drop = () =>
    withClient(adminUrl, async (admin) => void (await admin.query(`drop database ${name} with (force)`)));
  return { url: url.href, drop };
}

/** Gives the test file a migrated database of its own, which the server's code then uses; dropped at the end. */
export function useTestDatabase(): void {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      AUTH_SECRET: "a secret of tests only, long enough",
      ATALAYA_BASE_URL: "http://localhost:3000",
      PROMETHEUS_URL: "none",
      ALERTMANAGER_URL: "none",
      JAEGER_URL: "none",
    });
  });
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
