/** Time between two samples of a series that are younger than `youngerThanMs`, newest tier first. */
const TIERS = [
  { youngerThanMs: 3_600_000, stepMs: 15_000 },
  { youngerThanMs: 6 * 3_600_000, stepMs: 60_000 },
  { youngerThanMs: Infinity, stepMs: 120_000 },
] as const;

/** The widest hole: `rate(…[5m])` needs two samples in every window of five minutes. */
export const COARSEST_STEP_MS = 120_000;

/**
 * The instants (ms, ascending, whole seconds) at which the history from `fromMs` to `toMs` has samples: dense for the
 * last hour, coarse before, with no hole wider than the step of the older side where two densities meet.
 * Steps are aligned to the clock; `fromMs` and `toMs` themselves are always included.
 */
export function historyTicks(fromMs: number, toMs: number): number[] {
  const first = Math.ceil(fromMs / 1000) * 1000;
  const last = Math.floor(toMs / 1000) * 1000;
  const ticks: number[] = [];
  for (let at = first; at < last; at = nextTick(at, last)) ticks.push(at);
  if (last >= first) ticks.push(last);
  return ticks;
}

function nextTick(at: number, end: number): number {
  const tier = TIERS.find((one) => end - at <= one.youngerThanMs) ?? TIERS[TIERS.length - 1];
  const step = tier?.stepMs ?? COARSEST_STEP_MS;
  return Math.min(end, Math.floor(at / step) * step + step);
}

/** Span of the blocks history is written in, aligned to multiples of it: the largest that 15 days of retention leave alone. */
export const BLOCK_MS = 18 * 3_600_000;

/** Cuts ticks at block borders: each part lies in one TSDB block. */
export function perBlock(ticks: readonly number[]): number[][] {
  const blocks: number[][] = [];
  let current = -1;
  for (const tick of ticks) {
    const block = Math.floor(tick / BLOCK_MS);
    if (block !== current) blocks.push([]);
    current = block;
    blocks.at(-1)?.push(tick);
  }
  return blocks;
}
