import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTestDatabase, rawSql, type TestDatabase } from "@/lib/server/db/testing/database";

const ROOT = resolve(import.meta.dirname, "../../..");
const RUNTIME = ["--conditions=react-server", "--import", "./bin/loader.mjs"];
const TIMEOUT_MS = 60_000;

let empty: TestDatabase;
beforeEach(async () => void (empty = await createTestDatabase({ empty: true })));
afterEach(() => empty.drop());

/** What `prisma/migrate.ts` prints, run as every start runs it: in a process of its own. */
async function migrate(url: string): Promise<string> {
  const env = { ...process.env, DATABASE_URL: url, NODE_OPTIONS: "" };
  const options = { cwd: ROOT, env, timeout: TIMEOUT_MS };
  return (await promisify(execFile)(process.execPath, [...RUNTIME, "prisma/migrate.ts"], options)).stdout.trim();
}

const applied = () => rawSql("select migration_name from _prisma_migrations order by 1", [], empty.url);
const columns = (url?: string) =>
  rawSql(
    `select table_name, column_name, data_type, is_nullable from information_schema.columns
     where table_schema = 'public' order by 1, 2`,
    [],
    url,
  );

it("migrates an empty database, and the second time finds nothing to do", { timeout: TIMEOUT_MS }, async () => {
  expect(await migrate(empty.url)).toMatch(/^Applied \d{14}_\w+/);
  const once = await applied();
  expect(await migrate(empty.url)).toBe("The database is up to date.");
  expect(await applied()).toEqual(once);
});

it("lets three starts at once come to the same schema, each migration once", { timeout: TIMEOUT_MS }, async () => {
  const said = await Promise.all([1, 2, 3].map(() => migrate(empty.url)));
  expect(said.filter((line) => line.startsWith("Applied"))).toHaveLength(1);
  expect(said.filter((line) => line === "The database is up to date.")).toHaveLength(2);
  const names = (await applied()).map((row) => row["migration_name"]);
  expect(names).toEqual([...new Set(names)]);
  const template = await createTestDatabase();
  try {
    expect(await columns(empty.url)).toEqual(await columns(template.url));
  } finally {
    await template.drop();
  }
});
