import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

import { logFile, ROOT } from "./paths";
import { recordProcess } from "./process-table";
import { withDeathSignal } from "./wrap";

/** A program to run until the stack stops (a server) or until it ends by itself (a task). */
export type ProcessSpec = {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What asks it to stop in good order; SIGTERM unless told. */
  readonly stopSignal?: "SIGTERM" | "SIGINT";
  /** Last to be stopped: others still talk to it while they stop. */
  readonly foundation?: boolean;
};

type Running = { readonly spec: ProcessSpec; child: ChildProcess; restarts: number };

const STOP_TIMEOUT_MS = 8_000;
const RESTART_DELAY_MS = 1_000;
const LOG_LIMIT_BYTES = 5_000_000;

export class Stopped extends Error {}

/** The last lines of a log: what a program said before it failed. */
export function logTail(dataDir: string, name: string, lines = 12): string {
  const path = logFile(dataDir, name);
  return existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n").slice(-lines).join("\n") : "(no log)";
}

function openLog(dataDir: string, name: string): number {
  const path = logFile(dataDir, name);
  if (existsSync(path) && statSync(path).size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, "a", 0o600);
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const ended = (child: ChildProcess): Promise<void> =>
  hasEnded(child) ? Promise.resolve() : new Promise((resolve) => child.once("exit", () => resolve()));

/**
 * Starts programs in process groups of their own (a Ctrl-C in the terminal does not reach them, so they stop in order),
 * starts a server again that died, and stops all of them. A server is left alone while `hold/<name>` exists in the data
 * folder: that is how a test keeps one down.
 */
export class Supervisor {
  readonly dataDir: string;
  readonly #running = new Map<string, Running>();
  readonly #tasks = new Set<ChildProcess>();
  readonly #say: (line: string) => void;
  #stopping: Promise<void> | null = null;

  constructor(dataDir: string, say: (line: string) => void) {
    this.dataDir = dataDir;
    this.#say = say;
  }

  get stopping(): boolean {
    return this.#stopping !== null;
  }

  /** Starts a server and gives its process id. */
  start(spec: ProcessSpec): number {
    const running: Running = { spec, child: this.#spawn(spec), restarts: 0 };
    this.#running.set(spec.name, running);
    this.#watch(running);
    return running.child.pid ?? 0;
  }

  /** Runs a task to its end; rejects with the end of its log when it fails. */
  async task(spec: ProcessSpec): Promise<void> {
    const child = this.#spawn(spec);
    this.#tasks.add(child);
    await ended(child);
    this.#tasks.delete(child);
    if (this.stopping) throw new Stopped();
    if (child.exitCode !== 0) throw new Error(`${spec.name} failed:\n${logTail(this.dataDir, spec.name, 25)}`);
  }

  /** Did this server end (and was not started again yet)? */
  isDown(name: string): boolean {
    const running = this.#running.get(name);
    return running === undefined || hasEnded(running.child);
  }

  /** Stops everything: first what uses the databases, then the databases. Safe to call twice. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    const all = [...this.#running.values()];
    const upper = all.filter(({ spec }) => !spec.foundation);
    const tasks = [...this.#tasks].map((child) => this.#end(child, "SIGTERM"));
    await Promise.all([...tasks, ...upper.map(({ child, spec }) => this.#end(child, spec.stopSignal ?? "SIGTERM"))]);
    const lower = all.filter(({ spec }) => spec.foundation);
    await Promise.all(lower.map(({ child, spec }) => this.#end(child, spec.stopSignal ?? "SIGTERM")));
  }

  #spawn(spec: ProcessSpec): ChildProcess {
    if (this.stopping) throw new Stopped();
    const log = openLog(this.dataDir, spec.name);
    const [file, args] = withDeathSignal(spec.file, spec.args, spec.stopSignal ?? "SIGTERM");
    const child = spawn(file, args, {
      cwd: ROOT,
      env: { ...process.env, ...spec.env },
      stdio: ["ignore", log, log],
      detached: true,
    });
    child.once("error", (error) => this.#say(`${spec.name} could not be started: ${error.message}`));
    closeSync(log);
    if (child.pid) recordProcess(this.dataDir, spec.name, child.pid);
    return child;
  }

  #watch(running: Running): void {
    running.child.once("exit", (code, signal) => {
      if (this.stopping) return;
      this.#say(
        `${running.spec.name} ended (${signal ?? code}); its log is ${logFile(this.dataDir, running.spec.name)}`,
      );
      this.#restartLater(running);
    });
  }

  #restartLater(running: Running): void {
    running.restarts += 1;
    const delay = Math.min(RESTART_DELAY_MS * 2 ** (running.restarts - 1), 30_000);
    const attempt = (): void => {
      if (this.stopping) return;
      if (existsSync(join(this.dataDir, "hold", running.spec.name))) {
        setTimeout(attempt, 200);
        return;
      }
      running.child = this.#spawn(running.spec);
      this.#watch(running);
      this.#say(`${running.spec.name} was started again`);
    };
    setTimeout(attempt, delay);
  }

  /** Asks a process group to stop, and ends it outright when it has not done so in time. */
  async #end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    const { pid } = child;
    if (pid === undefined) return;
    if (!hasEnded(child)) {
      child.kill(signal);
      const timer = setTimeout(() => killGroup(pid), STOP_TIMEOUT_MS);
      await ended(child);
      clearTimeout(timer);
    }
    killGroup(pid); // what the program itself may have left behind
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // the group is gone: nothing is left to end
  }
}
