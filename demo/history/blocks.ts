import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { z } from "zod";

import { writeOpenMetrics } from "./openmetrics";
import { Simulation, type SimulationOptions } from "./simulation";
import { BLOCK_MS, historyTicks, perBlock } from "./ticks";

const run = promisify(execFile);
const HOUR_MS = 3_600_000;

export type WriteOptions = Omit<SimulationOptions, "fromMs"> & {
  /** Prometheus' data folder; Prometheus must not be running on it. */
  readonly tsdbDir: string;
  /** Path of the promtool program. */
  readonly promtool: string;
  /** First and last instant, ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The blocks lie after samples that Prometheus still holds in its write-ahead log: see `markOutOfOrder`. */
  readonly afterLog: boolean;
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
};

export type Written = {
  readonly samples: number;
  readonly series: number;
  readonly blocks: number;
  readonly seconds: number;
};

/** `meta.json` of a block, as far as it matters here; the rest is kept as it is. */
export const BlockMeta = z.looseObject({
  minTime: z.number(),
  maxTime: z.number(),
  compaction: z.looseObject({ level: z.number() }),
});

const isBlock = (name: string): boolean => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(name);

/** Folders of the blocks in a data folder; none when it does not exist. */
export async function blockFolders(tsdbDir: string): Promise<string[]> {
  const names = await readdir(tsdbDir).catch(() => []);
  return names.filter(isBlock).map((name) => join(tsdbDir, name));
}

/**
 * At start Prometheus throws away every sample of its log that is older than the newest block, unless that block says it
 * was made of late samples. Without this mark, filling a gap would delete the last hours before it.
 */
async function markOutOfOrder(block: string): Promise<void> {
  const file = join(block, "meta.json");
  const meta = BlockMeta.parse(JSON.parse(await readFile(file, "utf8")));
  const marked = { ...meta, compaction: { ...meta.compaction, hints: ["from-out-of-order"] } };
  await writeFile(file, JSON.stringify(marked, null, "\t"));
}

/**
 * Simulates from one instant to another and puts the result into Prometheus' data folder as finished blocks: text by us,
 * blocks by promtool, block after block with `workers` promtools at a time. Blocks are made aside and moved in at the
 * end, so that an interrupted run leaves nothing behind.
 */
export async function writeBlocks(options: WriteOptions): Promise<Written> {
  const startedAt = performance.now();
  const aside = `${options.tsdbDir}.making`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true, mode: 0o700 });
  try {
    const { samples, series } = await makeAside(options, aside);
    const made = await blockFolders(aside);
    if (options.afterLog) await Promise.all(made.map(markOutOfOrder));
    await mkdir(options.tsdbDir, { recursive: true, mode: 0o700 });
    await Promise.all(made.map((block) => rename(block, join(options.tsdbDir, block.slice(aside.length + 1)))));
    return { samples, series, blocks: made.length, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function makeAside(options: WriteOptions, aside: string): Promise<{ samples: number; series: number }> {
  const simulation = new Simulation(options);
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let samples = 0;
  let series = 0;
  for (const ticks of perBlock(historyTicks(options.fromMs, options.toMs))) {
    while (running.size >= options.workers) await Promise.race(running);
    if (failures.length > 0) break;
    options.signal?.throwIfAborted();
    const simulated = simulation.run(ticks);
    series = simulated.length;
    const text = join(aside, `${ticks[0]}.om`);
    samples += writeOpenMetrics(text, ticks, simulated);
    const work = ingest(options, text, aside)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(work));
    running.add(work);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
  return { samples, series };
}

async function ingest({ promtool, signal }: WriteOptions, text: string, into: string): Promise<void> {
  const duration = `--max-block-duration=${BLOCK_MS / HOUR_MS}h`;
  const args = ["tsdb", "create-blocks-from", "openmetrics", duration, "--quiet", text, into];
  await run(promtool, args, signal ? { signal } : {});
  await rm(text);
}
