import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm";

export const PRISMA_DIR = dirname(fileURLToPath(import.meta.url));
export const MIGRATIONS_DIR = join(PRISMA_DIR, "migrations");

/** The schema as the last migration left it; `diff` compares with it and replaces it. */
export const LAST_SCHEMA_FILE = join(MIGRATIONS_DIR, "last-schema.prisma");

/** Nothing in the database is kept from the engine. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Every `.prisma` file of prisma/schema. */
export async function currentSchema(): Promise<SchemasContainer> {
  const folder = join(PRISMA_DIR, "schema");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).toSorted();
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), content: await readFile(join(folder, name), "utf8") })),
  );
  return { files };
}

/** The migrations on disk, oldest first, in the shape the engine takes. */
export async function migrationList(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
  const migrationDirectories = await Promise.all(
    names.map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(join(MIGRATIONS_DIR, path, "migration.sql"), "utf8") },
      },
    })),
  );
  const content = await readFile(join(MIGRATIONS_DIR, "migration_lock.toml"), "utf8");
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: { path: "./migration_lock.toml", content },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}
