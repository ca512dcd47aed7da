import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, run } from "./steps.mjs";

/** Never unpacked: the C library must be the system's own, the rest is not needed to run the programs by hand. */
const LEAVE_OUT =
  /^(libc6|libc-bin|libllvm.*|libz3-.*|libjs-.*|fonts-glyphicons.*|perl.*|libperl.*|lib.*-perl|systemd.*|init-.*|debconf.*|adduser|ucf|logrotate|cron.*|daemon|ssl-cert|postgresql-common|postgresql-client-common|xdg-utils|passwd|login|dpkg|locales.*|tzdata|dbus.*|x11-.*|.*-icon-theme|libgtk-3-bin|shared-mime-info|sensible-utils|lsb-base|sysvinit-utils|libpq-dev)$/;

/**
 * Environment with an apt configuration of our own: the machine's settings and sources, but lists, cache and state under `home`,
 * without the hooks that would touch the system or notify its desktop. Works for any user.
 */
export function aptEnvironment(home) {
  const base = join(home, "apt");
  const parts = join(base, "conf.d");
  rmSync(parts, { recursive: true, force: true });
  for (const folder of ["lists/partial", "cache/archives/partial", "state", "conf.d"]) {
    mkdirSync(join(base, folder), { recursive: true });
  }
  for (const name of readDirectory("/etc/apt/apt.conf.d")) {
    try {
      cpSync(join("/etc/apt/apt.conf.d", name), join(parts, name), { dereference: true });
    } catch {
      // a file this user may not read is not for this user's apt either
    }
  }
  const hooks = ["Pre-Invoke", "Post-Invoke", "Post-Invoke-Success"].map((name) => `#clear APT::Update::${name};`);
  writeFileSync(
    join(parts, "zzz-atalaya"),
    `${hooks.join("\n")}
#clear Acquire::IndexTargets::deb::DEP-11;
#clear Acquire::IndexTargets::deb::CNF;
Dir::State "${join(base, "state")}";
Dir::State::Lists "${join(base, "lists")}";
Dir::State::status "/var/lib/dpkg/status";
Dir::Cache "${join(base, "cache")}";
APT::Sandbox::User "root";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Retries "3";
`,
  );
  const file = join(base, "apt.conf");
  writeFileSync(file, `Dir::Etc::Parts "${parts}";\n`);
  return { ...process.env, APT_CONFIG: file, LC_ALL: "C", DEBIAN_FRONTEND: "noninteractive" };
}

const readDirectory = (path) => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};

export const refreshLists = (env) => run("apt-get", ["update", "-q"], { env });

/** The first package of each list of alternatives that the sources offer; those without any are left to the check of programs. */
export async function candidates(wanted, env) {
  const policy = await run("apt-cache", ["policy", ...wanted.flat()], { env });
  const offered = new Set();
  for (const block of policy.split(/\n(?=\S)/)) {
    const name = block.slice(0, block.indexOf(":"));
    if (/Candidate: (?!\(none\))/.test(block)) offered.add(name);
  }
  return wanted.flatMap((names) => names.find((name) => offered.has(name)) ?? []);
}

/** The packages themselves and every library they need that the system lacks, as `name=version` where apt names one. */
export async function closure(roots, env) {
  let plan;
  try {
    plan = await run("apt-get", ["install", "-s", "-q", "--no-install-recommends", "--reinstall", ...roots], { env });
  } catch (error) {
    throw new Failure(`apt cannot work out which packages ${roots.join(", ")} need:\n${error.message}`);
  }
  const needed = new Map(roots.map((name) => [name, name]));
  for (const [, name, version] of plan.matchAll(/^Inst (\S+) (?:\[[^\]]*\] )?\((\S+)/gm))
    needed.set(name, `${name}=${version}`);
  return [...needed].filter(([name]) => !LEAVE_OUT.test(name)).map(([, spec]) => spec);
}
