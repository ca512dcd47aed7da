/** The stack of the browser tests: sends its data folder once everything answers, runs until the channel closes. */
import { startWholeTestStack } from "./test-stack";

/** Long enough for the widest range the browser tests look at, short enough to be written in seconds. */
const HISTORY_HOURS = 6;

const stopAsked = new Promise<void>((resolve) => {
  process.once("disconnect", () => resolve());
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
});

const stack = await startWholeTestStack(HISTORY_HOURS, (line) => console.log(`  ${line}`), stopAsked);
if (stack) {
  process.send?.(stack.dataDir);
  await stopAsked;
  await stack.stop();
}
process.exit(0);
