import type { HikariPool } from "./hikari";

/** Three times the pool: a request waits behind some forty of them, about as long as the connection time-out. */
const WORKERS = 60;
const HOLD_MS = { min: 8_000, spread: 12_000 } as const;

/** The "pool" fault: workers that open a transaction, forget about it for seconds and come back for another connection. */
export class PoolHog {
  private stopping: AbortController | null = null;

  /** Starts or stops the workers; safe to call every second. */
  set(on: boolean, pool: HikariPool): void {
    if (on && !this.stopping) {
      const stopping = new AbortController();
      this.stopping = stopping;
      for (let i = 0; i < WORKERS; i += 1) void this.work(pool, stopping.signal);
    } else if (!on && this.stopping) {
      this.stopping.abort();
      this.stopping = null;
    }
  }

  private async work(pool: HikariPool, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // A worker that times out waiting, as requests do, tries again.
      await pool.occupy(HOLD_MS.min + HOLD_MS.spread * Math.random(), signal).catch(() => undefined);
    }
  }
}
