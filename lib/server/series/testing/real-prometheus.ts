import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Source } from "@/lib/server/upstream/source";

/** A real Prometheus on a data folder of its own, which scrapes nothing: its history comes from `history`. */
export type RealPrometheus = {
  readonly source: Source;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts it with OpenMetrics text as history (times in seconds; they may lie ahead of now). */
export async function startPrometheus(history: string, flags: readonly string[] = []): Promise<RealPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), "atalaya-prometheus-"));
  const port = await freePort();
  writeFileSync(join(folder, "history.txt"), history);
  writeFileSync(join(folder, "prometheus.yml"), "global: {}\n");
  const blocks = ["tsdb", "create-blocks-from", "openmetrics", "--max-block-duration=24h"];
  const made = spawnSync(program("PROMTOOL"), [...blocks, join(folder, "history.txt"), join(folder, "data")]);
  if (made.status !== 0) throw new Error(`promtool: ${made.stderr.toString()}`);

  const url = `http://127.0.0.1:${port}`;
  const args = [
    `--config.file=${join(folder, "prometheus.yml")}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    "--storage.tsdb.retention.time=2y",
    `--web.listen-address=127.0.0.1:${port}`,
    ...flags,
  ];
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn(program("PROMETHEUS"), args, { stdio: "ignore" });
    await untilReady(`${url}/-/ready`);
  };
  const kill = (): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill("SIGKILL");
    });
  await start();
  return {
    source: sourceAt(url),
    start,
    kill,
    pause: () => child.kill("SIGSTOP"),
    resume: () => child.kill("SIGCONT"),
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A plain source for a URL. */
export function sourceAt(url: string, changed: Partial<Source> = {}): Source {
  const base = { name: "Prometheus", kind: "prometheus", url, headers: {}, timeoutMs: 10_000 } as const;
  return { ...base, scrapeIntervalMs: 15_000, maxResponseBytes: 64_000_000, ...changed };
}

function program(name: "PROMETHEUS" | "PROMTOOL"): string {
  return process.env[`ATALAYA_TEST_${name}`] ?? name.toLowerCase();
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    if (Date.now() > deadline) throw new Error(`${url} did not become ready`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A port nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
