import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, readlink, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { type StackContext, step } from "../context";
import { withFileLock } from "../file-lock";
import { ROOT } from "../paths";

const FOLDERS = ["app", "components", "i18n", "lib", "messages", "public", "prisma/schema", "types"];
const FILES =
  /^(next\.config\.js|package-lock\.json|tsconfig\.json|postcss\.config\.mjs|(proxy|instrumentation|instrumentation-client)\.ts)$/;
const BUILDS = join(ROOT, ".data/builds");
const KEPT_BUILDS = 3;

const counts = (path: string): boolean => !/\.(test|fixture)\.tsx?$/.test(path) && !path.includes("db/generated/");

async function sources(): Promise<string[]> {
  const found = (await readdir(ROOT)).filter((name) => FILES.test(name));
  for (const folder of FOLDERS.filter((name) => existsSync(join(ROOT, name)))) {
    const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));
    found.push(...files.filter(counts));
  }
  return found.toSorted();
}

/** Names a build by the content of everything that goes into it. */
async function sourceHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const path of await sources())
    hash
      .update(path)
      .update("\0")
      .update(await readFile(join(ROOT, path)))
      .update("\0");
  return hash.digest("hex").slice(0, 16);
}

/** Next puts the server into a subfolder when it takes a parent folder for the workspace's root. */
async function standaloneRoot(): Promise<string> {
  const base = join(ROOT, ".next/standalone");
  const entries = await readdir(base, { recursive: true });
  const servers = entries.filter(
    (path) => path.endsWith("server.js") && !path.includes("node_modules") && !path.includes(".next"),
  );
  const server = servers.toSorted((a, b) => a.length - b.length)[0];
  if (server === undefined) throw new Error("next build left no server.js in .next/standalone");
  return join(base, server, "..");
}

async function assemble(target: string): Promise<void> {
  const draft = `${target}.draft-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await cp(await standaloneRoot(), draft, { recursive: true });
  await cp(join(ROOT, ".next/static"), join(draft, ".next/static"), { recursive: true });
  if (existsSync(join(ROOT, "public"))) await cp(join(ROOT, "public"), join(draft, "public"), { recursive: true });
  await rename(draft, target);
}

/** Folders some server runs in right now (it makes its build its working directory). */
async function inUse(): Promise<ReadonlySet<string>> {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => "")));
  return new Set(folders);
}

async function forgetOldBuilds(keep: string): Promise<void> {
  const used = await inUse();
  const entries = await readdir(BUILDS, { withFileTypes: true });
  const others = entries
    .filter((entry) => entry.isDirectory() && entry.name !== keep)
    .map(({ name }) => join(BUILDS, name));
  const aged = await Promise.all(others.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  const old = aged.toSorted((a, b) => b.at - a.at).slice(KEPT_BUILDS - 1);
  const idle = old.filter(({ path }) => !used.has(path));
  await Promise.all(idle.map(({ path }) => rm(path, { recursive: true, force: true })));
}

/**
 * Folder of a production build of this very source: an existing one, or a new one. Builds are kept apart from `.next`, so that
 * building again does not pull the files from under a server that runs.
 */
export async function buildConsole(ctx: StackContext): Promise<string> {
  const hash = await sourceHash();
  const target = join(BUILDS, hash);
  const done = (): boolean => existsSync(join(target, "server.js"));
  if (done()) return target;
  await mkdir(BUILDS, { recursive: true });
  ctx.say("building the console …");
  await step(ctx, "console built", () =>
    // One at a time: Next refuses a second build of a folder, and a demo and a test may well start together.
    withFileLock(join(BUILDS, "lock"), async () => {
      if (done()) return;
      await ctx.supervisor.task({
        name: "next-build",
        file: process.execPath,
        args: ["node_modules/next/dist/bin/next", "build"],
        env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ATALAYA_DIST_DIR: ".next" },
      });
      await assemble(target);
      await forgetOldBuilds(hash);
    }),
  );
  return target;
}
