import "server-only";
import { processWide } from "@/lib/server/process";

const chains = (): Map<string, Promise<unknown>> =>
  processWide("one-at-a-time", () => new Map<string, Promise<unknown>>());

/** Runs pieces of work of one key one after the other, in this process. */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = chains().get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  chains().set(key, mine);
  try {
    return await mine;
  } finally {
    if (chains().get(key) === mine) chains().delete(key);
  }
}
