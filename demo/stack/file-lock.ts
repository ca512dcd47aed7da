import { readFile, rm, writeFile } from "node:fs/promises";

import { until } from "./until";

const PATIENCE_MS = 10 * 60_000;

async function take(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    const holder = Number(await readFile(path, "utf8").catch(() => ""));
    if (holder > 0 && !lives(holder)) await rm(path, { force: true });
    return false;
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Runs `work` while this process alone holds the file; a lock whose holder is dead counts for nothing. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  if (!(await until(() => take(path), PATIENCE_MS, 200))) throw new Error(`${path} is held by another process`);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}
