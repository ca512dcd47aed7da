import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { aptEnvironment, candidates, closure, refreshLists } from "./apt.mjs";
import { missingPrograms, programsIn, writeLaunchers } from "./programs.mjs";
import { relocateAlertmanager } from "./relocate.mjs";
import { Failure, run, step, TOOLS } from "./steps.mjs";

const HOME = join(TOOLS, "debian");
const ROOT_DIR = join(HOME, "root");
const STAMP = join(HOME, "tools.json");

/** Packages by group; each entry lists alternatives, the first one the distribution has is taken. */
const GROUPS = {
  servers: [
    ["postgresql-15", "postgresql-16", "postgresql-17", "postgresql-18", "postgresql-14"],
    [
      "postgresql-client-15",
      "postgresql-client-16",
      "postgresql-client-17",
      "postgresql-client-18",
      "postgresql-client-14",
    ],
    ["prometheus"],
    ["prometheus-alertmanager"],
    ["prometheus-node-exporter"],
    ["prometheus-postgres-exporter"],
    ["prometheus-redis-exporter"],
    ["redis-server"],
    ["redis-tools"],
  ],
  browser: [["chromium"], ["fonts-dejavu-core"], ["fonts-liberation"]],
};

const readStamp = () => (existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, "utf8")) : { groups: {}, packages: [] });

function groupKey(group) {
  const release = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  return createHash("sha256")
    .update(JSON.stringify([GROUPS[group], process.arch, release]))
    .digest("hex");
}

async function extract(archives) {
  const queue = readdirSync(archives).filter((name) => name.endsWith(".deb"));
  const worker = async () => {
    for (let name = queue.pop(); name; name = queue.pop()) await run("dpkg", ["-x", join(archives, name), ROOT_DIR]);
  };
  await Promise.all(Array.from({ length: Math.max(2, cpus().length) }, worker));
}

async function fetchGroup(group, env) {
  const roots = await candidates(GROUPS[group], env);
  const packages = await closure(roots, env);
  const archives = join(HOME, "archives");
  rmSync(archives, { recursive: true, force: true });
  mkdirSync(archives, { recursive: true });
  if (packages.length > 0) await run("apt-get", ["download", "-q", ...packages], { cwd: archives, env });
  await extract(archives);
  rmSync(archives, { recursive: true, force: true });
  return packages;
}

/**
 * Servers (and browser) from the distribution's own packages, unpacked under `.tools/debian/root`: nothing is installed,
 * no service starts, no root needed. Programs named by ATALAYA_BIN_* or CHROMIUM_PATH are used instead where given.
 */
export async function debianTools(groups) {
  const known = readStamp();
  const stale = groups.filter(
    (group) => known.groups[group] !== groupKey(group) && missingPrograms([group], null).length > 0,
  );
  if (stale.length > 0 && aptWorks()) {
    let env;
    await step("package lists read", async () => {
      env = aptEnvironment(HOME);
      await refreshLists(env);
    });
    mkdirSync(ROOT_DIR, { recursive: true });
    for (const group of stale) {
      await step(`${group} fetched and unpacked under .tools/debian`, async () => {
        known.packages.push(...(await fetchGroup(group, env)));
        known.groups[group] = groupKey(group);
      });
    }
    relocateAlertmanager(ROOT_DIR);
    known.packages = [...new Set(known.packages)];
    writeFileSync(STAMP, JSON.stringify({ ...known, ...programsIn(ROOT_DIR) }, null, 2));
  }
  const stamp = existsSync(STAMP) ? readStamp() : null;
  if (stamp) writeLaunchers(ROOT_DIR, stamp); // every time: they hold absolute paths, and a checkout may have been moved
  const missing = missingPrograms(groups, stamp);
  if (missing.length > 0) throw new Failure(explain(missing));
}

const aptWorks = () =>
  process.platform === "linux" && ["apt-get", "apt-cache", "dpkg"].every((name) => existsSync(`/usr/bin/${name}`));

const explain = (missing) => `These programs are missing and could not be fetched${
  aptWorks()
    ? " from the package sources of this machine"
    : " (they come from Debian or Ubuntu packages, and there is no apt here)"
}:
${missing.map(({ program, variable }) => `  ${program.padEnd(20)} set ${variable}=/path/to/${program}`).join("\n")}
Install them by any means and name them with these variables, then run the command again.`;
