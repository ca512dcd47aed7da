/** `npm run demo` and `npm run demo:reset`: the whole demo in the foreground until it is told to stop. */
import { rm } from "node:fs/promises";

import type { Access } from "./access";
import { removeAccess } from "./access";
import { openBrowser } from "./browser";
import type { StackContext } from "./context";
import { demoDataDir } from "./paths";
import { assertFree, portsFrom, PortsInUse } from "./ports";
import { forgetProcesses, recordProcess, runningSupervisor, stopLeftovers, SUPERVISOR } from "./process-table";
import { isDemoFolder, NotADemoFolder, openDataFolder, readSecrets } from "./secrets";
import { startEverything } from "./start";
import { Stopped, Supervisor } from "./supervisor";

const HISTORY_HOURS = 7 * 24 + 6;

/** The bootstrap says when the command began, so that times go on from there. */
const startedAt = Number(process.env["ATALAYA_STARTED_AT"] ?? Date.now());
const say = (line: string): void => {
  console.log(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${line}`);
};

/** Something the reader can put right: printed without a stack trace. */
class Refused extends Error {}

async function reset(dataDir: string): Promise<void> {
  if (!isDemoFolder(dataDir)) throw new Refused(`${dataDir} was not made by the demo: nothing was deleted`);
  await stopLeftovers(dataDir);
  await rm(dataDir, { recursive: true, force: true });
  say(`${dataDir} deleted`);
}

function printAccess(access: Access): void {
  const width = Math.max(...access.accounts.map(({ email }) => email.length));
  console.log(`\n  Atalaya runs:  ${access.baseUrl}\n`);
  for (const { role, email, password } of access.accounts) {
    console.log(`  ${role.padEnd(9)} ${email.padEnd(width)}  ${password}`);
  }
  console.log("\n  Ctrl-C stops it.   Break something: npm run demo:fault -- latency --for 10m\n");
}

/** Resolves when somebody asks the demo to stop: a signal, a closed terminal, or the bootstrap that is gone. */
function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    if (process.connected) process.once("disconnect", () => resolve());
  });
}

async function open(): Promise<StackContext> {
  const dataDir = demoDataDir();
  const other = runningSupervisor(dataDir);
  if (other !== null) {
    throw new Refused(
      `the demo already runs on ${dataDir} (process ${other}); stop it, or set ATALAYA_DATA_DIR to another folder`,
    );
  }
  if (process.argv.includes("--reset")) await reset(dataDir);
  openDataFolder(dataDir);
  const left = await stopLeftovers(dataDir);
  if (left.length > 0) say(`stopped what an earlier run had left: ${left.join(", ")}`);
  const ports = portsFrom(process.env);
  await assertFree(ports);
  recordProcess(dataDir, SUPERVISOR, process.pid);
  return {
    dataDir,
    ports,
    secrets: readSecrets(dataDir),
    supervisor: new Supervisor(dataDir, say),
    say,
    durable: true,
  };
}

async function main(): Promise<number> {
  const stopAsked = stopRequest();
  const ctx = await open();
  let failure: unknown = null;
  const started = startEverything(ctx, { historyHours: HISTORY_HOURS }).then((access) => {
    printAccess(access);
    openBrowser(access.baseUrl);
  });
  // A failed start ends the wait; a good one leaves it to the stop request.
  const failed = new Promise<void>((resolve) => {
    started.catch((error: unknown) => {
      failure = error;
      resolve();
    });
  });
  await Promise.race([stopAsked, failed]);
  removeAccess(ctx.dataDir);
  if (failure !== null) report(failure);
  say("stopping …");
  await ctx.supervisor.stop();
  forgetProcesses(ctx.dataDir);
  say("everything has stopped");
  return failure === null ? 0 : 1;
}

function report(error: unknown): void {
  if (error instanceof Stopped) return;
  const expected = error instanceof Refused || error instanceof PortsInUse || error instanceof NotADemoFolder;
  console.error(expected ? `\n${error.message}\n` : error);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    report(error);
    process.exit(1);
  },
);
