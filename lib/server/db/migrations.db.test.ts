import { afterEach, beforeEach, expect, it } from "vitest";
import { createTestDatabase, migrateInProcess, rawSql, type TestDatabase } from "@/lib/server/db/testing/database";

const TIMEOUT_MS = 60_000;

let empty: TestDatabase;
beforeEach(async () => void (empty = await createTestDatabase({ empty: true })));
afterEach(() => empty.drop());

const applied = () => rawSql("select migration_name from _prisma_migrations order by 1", [], empty.url);
const columns = (url?: string) =>
  rawSql(
    `select table_name, column_name, data_type, is_nullable from information_schema.columns
     where table_schema = 'public' order by 1, 2`,
    [],
    url,
  );

it("migrates an empty database, and the second time finds nothing to do", { timeout: TIMEOUT_MS }, async () => {
  expect(await migrateInProcess(empty.url)).toMatch(/^Applied \d{14}_\w+/);
  const once = await applied();
  expect(await migrateInProcess(empty.url)).toBe("The database is up to date.");
  expect(await applied()).toEqual(once);
});

it("lets three starts at once come to the same schema, each migration once", { timeout: TIMEOUT_MS }, async () => {
  const said = await Promise.all([1, 2, 3].map(() => migrateInProcess(empty.url)));
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
