import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

import { ROOT } from "./paths";

export type ProgramName =
  | "postgres"
  | "initdb"
  | "pg_dump"
  | "psql"
  | "prometheus"
  | "promtool"
  | "alertmanager"
  | "node_exporter"
  | "postgres_exporter"
  | "redis_exporter"
  | "redis-server"
  | "redis-cli"
  | "chromium";

const variableOf = (name: ProgramName): string =>
  name === "chromium" ? "CHROMIUM_PATH" : `ATALAYA_BIN_${name.toUpperCase().replaceAll("-", "_")}`;

/** Beside an own `postgres` lie its `initdb`, `psql` and `pg_dump`. */
function beside(name: ProgramName, env: Readonly<Record<string, string | undefined>>): string | null {
  const own = env["ATALAYA_BIN_POSTGRES"];
  if (!own || !["initdb", "psql", "pg_dump"].includes(name)) return null;
  const path = join(dirname(own), name);
  return existsSync(path) ? path : null;
}

/** Path of a server program: the reader's own (ATALAYA_BIN_*, CHROMIUM_PATH), else the one `bin/bootstrap.mjs` unpacked. */
export function programPath(
  name: ProgramName,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const path = env[variableOf(name)] ?? beside(name, env) ?? join(ROOT, ".tools/bin", name);
  if (!existsSync(path)) {
    throw new Error(`${name} is missing: run "node bin/bootstrap.mjs tools", or set ${variableOf(name)} to its path`);
  }
  return path;
}
