import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

/** The stack runs in a process of its own, in plain Node: the test runner's own loader has other rules for modules. */
function start(): ChildProcess {
  const flags = ["--conditions=react-server", "--import", "./bin/loader.mjs"];
  return spawn(process.execPath, [...flags, "demo/stack/testing/e2e-stack.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once("exit", () => resolve()));

/** Brings up the whole demo with a short history in a temporary folder; ATALAYA_E2E_DATA_DIR names one that already runs. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env["ATALAYA_E2E_DATA_DIR"]) return undefined;
  const child = start();
  const dataDir = await new Promise<string>((resolve, reject) => {
    child.once("message", (message) => typeof message === "string" && resolve(message));
    child.once("exit", (code) => reject(new Error(`the stack for the browser tests ended with ${code}`)));
  });
  process.env["ATALAYA_E2E_DATA_DIR"] = dataDir;
  return async () => {
    child.disconnect(); // it stops everything when nobody listens any more
    await ended(child);
  };
}
