import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

import { until } from "./until";

/** `started` guards against a process id that the system has given to somebody else since. */
const Entry = z.object({ pid: z.number().int().positive(), started: z.string() });
const Table = z.record(z.string(), Entry);
type Table = z.infer<typeof Table>;

/** The supervisor's own row; every other row is one of its children. */
export const SUPERVISOR = "supervisor";

const tablePath = (dataDir: string): string => join(dataDir, "processes.json");

/** Start time of a process as the kernel counts it; "" where that cannot be read (not Linux), null when it is gone. */
function startOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch {
    return null;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? "");
  } catch {
    return existsSync("/proc/self") ? null : "";
  }
}

/** Process ids by name, as last written by a supervisor on this data folder. */
export function readProcesses(dataDir: string): Table {
  const path = tablePath(dataDir);
  if (!existsSync(path)) return {};
  const parsed = Table.safeParse(JSON.parse(readFileSync(path, "utf8")));
  return parsed.success ? parsed.data : {};
}

export function recordProcess(dataDir: string, name: string, pid: number): void {
  const path = tablePath(dataDir);
  const table = { ...readProcesses(dataDir), [name]: { pid, started: startOf(pid) ?? "" } };
  writeFileSync(`${path}.new`, JSON.stringify(table), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export const forgetProcesses = (dataDir: string): void => rmSync(tablePath(dataDir), { force: true });

const alive = (entry: { pid: number; started: string }): boolean => startOf(entry.pid) === entry.started;

/** Process id of a supervisor that runs on this data folder right now, other than this process. */
export function runningSupervisor(dataDir: string): number | null {
  const row = readProcesses(dataDir)[SUPERVISOR];
  return row && row.pid !== process.pid && alive(row) ? row.pid : null;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    // it ended between the look and the signal
  }
}

/** Stops children that a supervisor killed outright has left on this data folder; gives their names. */
export async function stopLeftovers(dataDir: string): Promise<string[]> {
  const left = Object.entries(readProcesses(dataDir)).filter(([name, row]) => name !== SUPERVISOR && alive(row));
  for (const [name, { pid }] of left) signal(pid, name === "postgres" ? "SIGINT" : "SIGTERM");
  const gone = await until(() => left.every(([, row]) => !alive(row)), 8_000);
  if (!gone) for (const [, row] of left) if (alive(row)) signal(row.pid, "SIGKILL");
  forgetProcesses(dataDir);
  return left.map(([name]) => name);
}
