import { spawn } from "node:child_process";
import { dirname, delimiter } from "node:path";
import { ROOT, startedAt } from "./steps.mjs";

const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** npm stands between the terminal and us; when it is gone nobody can stop us any more, so we stop ourselves. */
function whenNpmDies(act) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && act(), 500).unref();
}

/** Runs a file of the project on Node 24 and gives its exit code; stops it when this process is told to stop or orphaned. */
export function launch(node, entry, args) {
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`;
  const env = { ...process.env, PATH: path, ATALAYA_STARTED_AT: String(startedAt) };
  const flags = ["--conditions=react-server", "--import", "./bin/loader.mjs"];
  // The channel is the life line: when this process is killed outright, the child sees it close and cleans up.
  const child = spawn(node, [...flags, entry, ...args], {
    cwd: ROOT,
    env,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // Ctrl-C reaches the child by itself (same terminal group); passing it on as well is harmless, it counts the first only.
  for (const signal of STOP_SIGNALS) process.on(signal, () => child.kill(signal));
  whenNpmDies(() => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}
