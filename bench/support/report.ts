import { loadavg } from "node:os";

/** With more load than this from others, a time says nothing. */
const MAX_LOAD = 1.5;

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
};
export const median = (values: readonly number[]): number => quantile(values, 0.5);

export type Row = {
  readonly metric: string;
  readonly peer: string;
  readonly ours: string;
  readonly goal: string;
  readonly met: boolean;
  /** Counts and bytes hold under any load; times do not. */
  readonly kind: "count" | "time";
};

const startLoad = loadavg()[0] ?? 0;

/** Prints the rows as a table, ours beside the peer's, and sets the exit code when a goal is missed. */
export function report(title: string, rows: readonly Row[]): void {
  console.log(`\n${title} (load before the run ${startLoad.toFixed(2)})\n`);
  console.log("| metric | peer | ours | goal | verdict |\n|---|---|---|---|---|");
  for (const row of rows) {
    const judged = row.kind === "count" || startLoad <= MAX_LOAD;
    const verdict = judged ? (row.met ? "met" : "MISSED") : "none: machine busy";
    console.log(`| ${row.metric} | ${row.peer} | ${row.ours} | ${row.goal} | ${verdict} |`);
    if (judged && !row.met) process.exitCode = 1;
  }
}

export const ms = (value: number): string => (value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`);
export const ratio = (value: number): string => `${value < 0.1 ? value.toFixed(3) : value.toFixed(2)}x`;
export const kb = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} KB`;
