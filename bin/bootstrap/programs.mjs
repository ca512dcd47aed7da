import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT, TOOLS } from "./steps.mjs";

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
    "redis-cli": "usr/bin/redis-cli",
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

const FONTS = (root) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(root, "usr/share/fonts")}</dir>
  <cachedir>${join(TOOLS, "font-cache")}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Liberation Sans</family><family>DejaVu Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>Liberation Mono</family><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;

/** One small script per program in `.tools/bin` that sets the library path for that program alone, then becomes it. */
export function writeLaunchers(root, stamp) {
  const folder = join(TOOLS, "bin");
  mkdirSync(folder, { recursive: true });
  const fonts = join(TOOLS, "fonts.conf");
  writeFileSync(fonts, FONTS(root));
  const libraries = stamp.libraries.map((path) => join(ROOT, path)).join(":");
  for (const [program, path] of Object.entries(stamp.programs)) {
    const prologue = {
      chromium: `export FONTCONFIG_FILE='${fonts}'\n`,
      alertmanager: `cd '${root}'\n`, // see relocate.mjs
    };
    const script = `#!/bin/sh
export LD_LIBRARY_PATH='${libraries}'"\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
${prologue[program] ?? ""}exec '${join(ROOT, path)}' "$@"
`;
    const file = join(folder, program);
    // Only when it differs: another command of this checkout may be starting the program right now.
    if (!existsSync(file) || readFileSync(file, "utf8") !== script) writeFileSync(file, script, { mode: 0o755 });
  }
}
