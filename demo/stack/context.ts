import type { Ports } from "./ports";
import type { Secrets } from "./secrets";
import type { Supervisor } from "./supervisor";
import { logTail, Stopped } from "./supervisor";
import { until } from "./until";

/** What every part of the stack needs to start. */
export type StackContext = {
  readonly dataDir: string;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly supervisor: Supervisor;
  /** Prints one progress line. */
  readonly say: (line: string) => void;
  /** False in tests: a database that is thrown away need not survive a power cut. */
  readonly durable: boolean;
};

/** Runs a step and prints what it took. */
export async function step<T>(ctx: StackContext, title: string, work: () => Promise<T>): Promise<T> {
  const from = Date.now();
  const result = await work();
  ctx.say(`${title} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  return result;
}

/** Waits for a server to answer; fails at once with the end of its log when it has ended instead. */
export async function whenReady(
  ctx: StackContext,
  name: string,
  check: () => boolean | Promise<boolean>,
  timeoutMs = 30_000,
): Promise<void> {
  let died = false;
  const ready = await until(async () => {
    died = ctx.supervisor.isDown(name);
    return died || ctx.supervisor.stopping || (await check());
  }, timeoutMs);
  if (ctx.supervisor.stopping) throw new Stopped();
  if (ready && !died) return;
  const why = died ? "ended instead of starting" : `did not answer within ${timeoutMs / 1000} s`;
  throw new Error(`${name} ${why}:\n${logTail(ctx.dataDir, name)}`);
}
