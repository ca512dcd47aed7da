import { readdir, readFile, stat } from "node:fs/promises";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";

import { blockFolders, BlockMeta, writeBlocks, type Written } from "./blocks";

const HOUR_MS = 3_600_000;
/** A hole this short is an ordinary restart: nothing is filled in. */
const SHORTEST_GAP_MS = 30_000;
/** Between the last real sample and the first filled in. */
const AFTER_LAST_MS = 5_000;

export type BackfillOptions = {
  /** Prometheus' data folder; Prometheus must not be running on it. */
  readonly tsdbDir: string;
  readonly promtool: string;
  /** Where the history ends, ms. */
  readonly now: number;
  /** How far back it goes at most, hours. */
  readonly hours: number;
  readonly signal?: AbortSignal | undefined;
};

export type Backfilled = Written & {
  readonly kind: "history" | "gap" | "nothing";
  readonly fromMs: number;
  readonly toMs: number;
};

const common = ({ tsdbDir, promtool, now, signal }: BackfillOptions) => ({
  tsdbDir,
  promtool,
  toMs: now,
  machine: { cores: cpus().length, memoryBytes: totalmem() },
  workers: Math.min(2, availableParallelism()),
  signal,
});

/** Writes the whole history, past faults included, into an empty data folder. */
export async function backfill(options: BackfillOptions): Promise<Backfilled> {
  const fromMs = options.now - options.hours * HOUR_MS;
  const written = await writeBlocks({ ...common(options), fromMs, faultsBeforeMs: options.now, afterLog: false });
  return { kind: "history", fromMs, toMs: options.now, ...written };
}

/** Fills the time from `lastEnd` (ms, the newest sample there is) until now with a fleet that was started then. */
export async function fillGap(options: BackfillOptions & { readonly lastEnd: number }): Promise<Backfilled> {
  const toMs = options.now;
  const fromMs = Math.max(options.lastEnd + AFTER_LAST_MS, toMs - options.hours * HOUR_MS);
  if (toMs - fromMs < SHORTEST_GAP_MS)
    return { kind: "nothing", fromMs, toMs, samples: 0, series: 0, blocks: 0, seconds: 0 };
  const written = await writeBlocks({ ...common(options), fromMs, faultsBeforeMs: null, afterLog: true });
  return { kind: "gap", fromMs, toMs, ...written };
}

/** What a start of the demo needs: the whole history the first time, the gap since the last run later. */
export async function bringUpToDate(options: BackfillOptions): Promise<Backfilled> {
  const lastEnd = await newestSample(options.tsdbDir);
  return lastEnd === null ? backfill(options) : fillGap({ ...options, lastEnd: Math.min(lastEnd, options.now) });
}

/**
 * When Prometheus last stored something (ms), null for an empty folder. Its log is written at every scrape, so the
 * log's modification time is the newest sample, after a crash too; without a log it is the end of the newest block.
 */
export async function newestSample(tsdbDir: string): Promise<number | null> {
  const wal = join(tsdbDir, "wal");
  const segments = (await readdir(wal).catch(() => [])).filter((name) => /^\d+$/.test(name));
  const times = await Promise.all(segments.map(async (name) => (await stat(join(wal, name))).mtimeMs));
  if (times.length > 0) return Math.max(...times);
  const ends = (await blockFolders(tsdbDir)).map(
    async (block) => BlockMeta.parse(JSON.parse(await readFile(join(block, "meta.json"), "utf8"))).maxTime,
  );
  const newest = Math.max(...(await Promise.all(ends)), -Infinity);
  return Number.isFinite(newest) ? newest : null;
}
