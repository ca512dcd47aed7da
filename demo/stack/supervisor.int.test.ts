import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { readProcesses, recordProcess, stopLeftovers, SUPERVISOR } from "./process-table";
import { isDemoFolder, openDataFolder } from "./secrets";
import { Supervisor } from "./supervisor";
import { until } from "./until";

let dataDir = "";
let supervisor: Supervisor;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "atalaya-supervisor-"));
  openDataFolder(dataDir);
  supervisor = new Supervisor(dataDir, () => undefined);
});
afterEach(async () => {
  await supervisor.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

const script = (name: string, text: string) => ({ name, file: "/bin/sh", args: ["-c", text] });

test("stopping ends a program and what it started itself", async () => {
  const grandchild = join(dataDir, "grandchild");
  const pid = supervisor.start(script("parent", `sleep 60 & echo $! > ${grandchild}; wait`));
  expect(await until(() => existsSync(grandchild) && readFileSync(grandchild, "utf8") !== "", 5_000)).toBe(true);
  const inner = Number(readFileSync(grandchild, "utf8"));
  await supervisor.stop();
  expect(await until(() => !lives(pid) && !lives(inner), 2_000)).toBe(true);
});

test("a server that dies is started again, but not while it is held", async () => {
  const pid = supervisor.start(script("server", "sleep 60"));
  mkdirSync(join(dataDir, "hold"));
  writeFileSync(join(dataDir, "hold/server"), "");
  process.kill(pid, "SIGKILL");
  expect(await until(() => supervisor.isDown("server"), 2_000)).toBe(true);
  expect(await until(() => !supervisor.isDown("server"), 1_500)).toBe(false);
  rmSync(join(dataDir, "hold/server"));
  expect(await until(() => !supervisor.isDown("server"), 3_000)).toBe(true);
  expect(readProcesses(dataDir)["server"]?.pid).not.toBe(pid);
});

test("a failed task says what it printed last", async () => {
  await expect(supervisor.task(script("task", "echo disk full; exit 3"))).rejects.toThrow(/task failed:\ndisk full/);
});

test("what a killed supervisor left is stopped; a reused process id is not touched", async () => {
  const orphan = new Supervisor(dataDir, () => undefined);
  const pid = orphan.start(script("orphan", "sleep 60"));
  recordProcess(dataDir, SUPERVISOR, process.pid);
  const table = JSON.parse(readFileSync(join(dataDir, "processes.json"), "utf8")) as Record<string, unknown>; // safe: just written
  const stranger = supervisor.start(script("stranger", "sleep 60"));
  writeFileSync(join(dataDir, "processes.json"), JSON.stringify({ ...table, reused: { pid: stranger, started: "1" } }));
  mkdirSync(join(dataDir, "hold"));
  writeFileSync(join(dataDir, "hold/orphan"), ""); // a killed supervisor would not start it again either
  expect(await stopLeftovers(dataDir)).toEqual(["orphan"]);
  await orphan.stop();
  expect(lives(pid)).toBe(false);
  expect(lives(stranger)).toBe(true);
});

test("a folder that is not a demo's is neither used nor deleted", () => {
  const other = mkdtempSync(join(tmpdir(), "atalaya-other-"));
  writeFileSync(join(other, "thesis.txt"), "important");
  expect(isDemoFolder(other)).toBe(false);
  expect(() => openDataFolder(other)).toThrow(/not Atalaya's demo/);
  rmSync(other, { recursive: true });
});
