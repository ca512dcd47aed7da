import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "./steps.mjs";

const PROGRAMS = {
  servers: {
    postgres: "usr/lib/postgresql/*/bin/postgres",
    initdb: "usr/lib/postgresql/*/bin/initdb",
    pg_dump: "usr/lib/postgresql/*/bin/pg_dump",
    psql: "usr/lib/postgresql/*/bin/psql",
    prometheus: "usr/bin/prometheus",
    promtool: "usr/bin/promtool",
    alertmanager: "usr/bin/prometheus-alertmanager",
    node_exporter: "usr/bin/prometheus-node-exporter",
    postgres_exporter: "usr/bin/prometheus-postgres-exporter",
    redis_exporter: "usr/bin/prometheus-redis-exporter",
    "redis-server": "usr/bin/redis-server",
  },
  browser: { chromium: "usr/lib/chromium/chromium" },
};

/** Environment variable that names a program of the reader's own. */
const variableOf = (program) =>
  program === "chromium" ? "CHROMIUM_PATH" : `ATALAYA_BIN_${program.toUpperCase().replaceAll("-", "_")}`;

function find(root, pattern) {
  const [before, after] = pattern.split("*");
  if (after === undefined) return existsSync(join(root, pattern)) ? join(root, pattern) : null;
  if (!existsSync(join(root, before))) return null;
  const hits = readdirSync(join(root, before)).map((name) => join(root, before, name + after));
  return hits.find((path) => existsSync(path)) ?? null;
}

function libraryFolders(root) {
  const folders = [];
  for (const base of ["usr/lib", "lib"]) {
    const parent = join(root, base);
    if (!existsSync(parent)) continue;
    for (const name of readdirSync(parent)) {
      if (!name.includes("-linux-gnu")) continue;
      // PulseAudio keeps a library of its own in a subfolder, found by an absolute path when it is installed.
      folders.push(join(parent, name), join(parent, name, "pulseaudio"));
    }
  }
  return folders.filter((folder) => existsSync(folder));
}

/** What was unpacked: paths from the checkout's root, so that a moved checkout still finds them. */
export function programsIn(root) {
  const programs = {};
  for (const [program, pattern] of Object.entries(Object.assign({}, ...Object.values(PROGRAMS)))) {
    const path = find(root, pattern);
    if (path) programs[program] = relative(ROOT, path);
  }
  return { programs, libraries: libraryFolders(root).map((folder) => relative(ROOT, folder)) };
}

const runnable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Programs of these groups that neither a variable nor the unpacked packages provide. */
export function missingPrograms(groups, stamp) {
  return groups
    .flatMap((group) => Object.keys(PROGRAMS[group]))
    .map((program) => ({ program, variable: variableOf(program) }))
    .filter(({ program, variable }) => {
      const own = process.env[variable];
      const unpacked = stamp?.programs?.[program];
      return !(own && runnable(own)) && !(unpacked && runnable(join(ROOT, unpacked)));
    });
}
