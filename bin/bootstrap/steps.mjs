import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const TOOLS = join(ROOT, ".tools");

/** A failure the reader can act on: printed without a stack trace. */
export class Failure extends Error {}

export const startedAt = Date.now();

/** One progress line with the seconds since the command began. */
export function say(text) {
  console.log(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${text}`);
}

/** Runs a step and prints what it took; silent when the step says that nothing was to do (returns false). */
export async function step(title, work) {
  const from = Date.now();
  const done = await work();
  if (done !== false) say(`${title} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  return done;
}

/** Runs a program to its end and gives its output; rejects with the last lines of it when it fails. */
export function run(file, args, { cwd = ROOT, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let all = "";
    child.stdout.on("data", (chunk) => ((out += chunk), (all += chunk)));
    child.stderr.on("data", (chunk) => (all += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(out);
      const tail = all.trim().split("\n").slice(-12).join("\n");
      reject(new Failure(`${file} ${args.slice(0, 4).join(" ")} … ended with ${code}:\n${tail}`));
    });
  });
}
