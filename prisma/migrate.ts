/**
 * Brings a database to the newest schema, or writes the next migration.
 *
 *   DATABASE_URL=… node --import ./bin/loader.mjs prisma/migrate.ts              apply what is missing
 *   DATABASE_URL=… node --import ./bin/loader.mjs prisma/migrate.ts diff NAME    write prisma/migrations/<time>_NAME
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { schemaEngine } from "./engine";
import { currentSchema, LAST_SCHEMA_FILE, migrationList, MIGRATIONS_DIR, NO_FILTER } from "./files";

/** Any constant will do, as long as nothing else in this database uses it. */
const LOCK_KEY = 4_721_963_001;

/** One process at a time: two starts at once must not both create the same table. Waits for the other to end. */
async function alone<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK_KEY]);
    return await work();
  } finally {
    await client.end(); // ends the session and with it the lock
  }
}

/** Applies the migrations that are missing, one transaction each. Returns their names; empty when up to date. */
export async function migrate(databaseUrl: string): Promise<readonly string[]> {
  return alone(databaseUrl, async () => {
    const engine = await schemaEngine(databaseUrl);
    const migrationsList = await migrationList();
    const state = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    if (state.editedMigrationNames.length > 0)
      throw new Error(`Applied migrations were edited afterwards: ${state.editedMigrationNames.join(", ")}`);
    // Scripts are atomic, so a failed one left nothing behind and may simply be tried again.
    for (const migrationName of state.failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  });
}

/** Writes the migration from the last schema to the current one. Returns its folder, or null when nothing changed. */
export async function writeMigration(databaseUrl: string, name: string, now: Date): Promise<string | null> {
  const engine = await schemaEngine(databaseUrl);
  const target = await currentSchema();
  const from = existsSync(LAST_SCHEMA_FILE)
    ? {
        tag: "schemaDatamodel" as const,
        files: [{ path: LAST_SCHEMA_FILE, content: await readFile(LAST_SCHEMA_FILE, "utf8") }],
      }
    : { tag: "empty" as const };
  const { exitCode, stdout } = await engine.diff({
    from,
    to: { tag: "schemaDatamodel", ...target },
    script: true,
    exitCode: true,
    filters: NO_FILTER,
  });
  if (exitCode !== 2 || stdout === null) return null;
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(MIGRATIONS_DIR, `${stamp}_${name.replace(/\W+/g, "_")}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), stdout);
  await writeFile(LAST_SCHEMA_FILE, target.files.map((file) => file.content).join("\n"));
  return folder;
}

async function main(args: readonly string[]): Promise<void> {
  const databaseUrl = process.env["DATABASE_URL"];
  if (!databaseUrl) throw new Error("DATABASE_URL is missing: the PostgreSQL database to migrate");
  if (args[0] === "diff") {
    const folder = await writeMigration(databaseUrl, args[1] ?? "change", new Date());
    console.log(folder === null ? "The schema has not changed." : `Wrote ${folder}; read it before you commit it.`);
    return;
  }
  const applied = await migrate(databaseUrl);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main(process.argv.slice(2));
    process.exit(0); // the engine keeps its pool open
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
