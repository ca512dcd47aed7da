export type ThrottleRule = {
  /** Failures within the window that cost nothing. */
  readonly free: number;
  /** Wait after the first one too many; doubles with each further one. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
};

/** Failures older than this are forgiven. */
export const THROTTLE_WINDOW_MS = 30 * 60_000;

/** Guessing one account's password. */
export const ACCOUNT_RULE: ThrottleRule = { free: 5, firstWaitMs: 15_000, longestWaitMs: 15 * 60_000 };

/** Trying many accounts from one address: generous, because an office may share one. */
export const ADDRESS_RULE: ThrottleRule = { free: 50, firstWaitMs: 15_000, longestWaitMs: 15 * 60_000 };

/** How long to wait before the next try, in ms; 0 means now. Pure. `failures`: times within the window, newest first. */
export function throttleWait(failures: readonly Date[], rule: ThrottleRule, now: Date): number {
  const [last] = failures;
  const over = failures.length - rule.free;
  if (last === undefined || over < 0) return 0;
  const waitMs = Math.min(rule.longestWaitMs, rule.firstWaitMs * 2 ** Math.min(over, 20));
  return Math.max(0, last.getTime() + waitMs - now.getTime());
}
