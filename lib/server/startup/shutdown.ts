import "server-only";
import { disconnect } from "@/lib/server/db/client";
import { log } from "@/lib/server/http/log";
import { processWide } from "@/lib/server/process";

type Close = () => void | Promise<void>;

const closers = (): Map<string, Close> => processWide("shutdown", () => new Map<string, Close>());

/** Calls `close` when the process is asked to end; a stream that stays open would keep it alive. One per name. */
export function onShutdown(name: string, close: Close): void {
  closers().set(name, close);
}

/** Runs everything that was registered; one that fails does not stop the others. */
export async function closeAll(): Promise<void> {
  const all = [...closers()];
  closers().clear();
  const results = await Promise.allSettled(all.map(async ([, close]) => close()));
  for (const [index, result] of results.entries())
    if (result.status === "rejected") log.error("closing failed", { what: all[index]?.[0], error: result.reason });
}

/** Listens for SIGTERM and SIGINT; ending the process itself is left to the server, which finishes open requests. */
export const closeOnSignals = (): void =>
  processWide("shutdown-signals", () => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void closeAll());
  });

/** Everything a program outside the server has to let go of before it can end. */
export async function release(): Promise<void> {
  await closeAll();
  await disconnect();
}
