/**
 * Writes the demo's past into Prometheus' data folder before Prometheus starts. Everything comes from the environment:
 * ATALAYA_DATA_DIR, ATALAYA_TSDB_DIR, ATALAYA_HISTORY_HOURS, ATALAYA_BIN_PROMTOOL.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { demoDataDir } from "../stack/paths";
import { programPath } from "../stack/tools";
import { type Backfilled, bringUpToDate } from "./backfill";
import { pastFaults } from "./past-faults";

const DEFAULT_HOURS = 7 * 24 + 6;

/** The faults told in this history, for whoever wants to mark them (`past-faults.json` in the data folder). */
async function tellFaults(dataDir: string, { fromMs, toMs }: Backfilled): Promise<void> {
  const told = pastFaults(toMs)
    .filter((fault) => fault.startedAt > fromMs)
    .map(({ kind, service, instance, startedAt, endedAt, text }) => ({
      kind,
      service,
      instance,
      startedAt,
      endedAt,
      text,
    }));
  await writeFile(join(dataDir, "past-faults.json"), `${JSON.stringify(told, null, 2)}\n`, { mode: 0o600 });
}

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());

const dataDir = demoDataDir();
const hours = Number(process.env["ATALAYA_HISTORY_HOURS"] ?? DEFAULT_HOURS);
if (!(hours > 0))
  throw new Error(
    `ATALAYA_HISTORY_HOURS must be a number of hours above 0, not ${process.env["ATALAYA_HISTORY_HOURS"]}`,
  );

try {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const written = await bringUpToDate({
    tsdbDir: process.env["ATALAYA_TSDB_DIR"] ?? join(dataDir, "prometheus"),
    promtool: programPath("promtool"),
    now: Date.now(),
    hours,
    signal: stop.signal,
  });
  if (written.kind === "history") await tellFaults(dataDir, written);
  const { kind, samples, series, blocks, seconds } = written;
  console.log(`${kind}: ${samples} samples in ${series} series and ${blocks} blocks, ${seconds.toFixed(1)} s`);
} catch (error) {
  if (!stop.signal.aborted) throw error;
  process.exitCode = 130;
}
