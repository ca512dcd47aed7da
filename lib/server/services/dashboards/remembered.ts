import "server-only";
import { LRUCache } from "lru-cache";
import { changedSince } from "@/lib/domain/series/entry";
import { newestMs } from "@/lib/domain/series/window";
import { processWide } from "@/lib/server/process";
import type { Collected } from "./collect";

/** Values younger than this are sent again with every delta: another process may have seen them a moment earlier. */
const SETTLE_MS = 60_000;
const KEPT_REPLIES = 40;

/** What a reply with a certain newest timestamp was made of; null when two different replies had that timestamp. */
type Reply = { readonly startMs: number; readonly versions: readonly number[] } | null;

const replies = (): LRUCache<string, Map<number, Reply>> =>
  processWide("dashboard-replies", () => new LRUCache({ max: 1_000 }));

/** Version of every query's answer, in the catalog's order; 0 for a query without one. */
export const versionsOf = (collected: Collected): number[] =>
  collected.panels.flatMap(({ results }) => results.map(({ answer }) => answer?.entry.version ?? 0));

/** Notes what the reply of a variant (dashboard, parameters, step) holds now, so that a later `since` can build on it. */
export function rememberReply(variant: string, collected: Collected, versions: readonly number[]): void {
  const ofVariant = replies().get(variant) ?? new Map<number, Reply>();
  const newest = newestMs(collected.window);
  const startMs = collected.window.startMs;
  const before = ofVariant.get(newest);
  const same = before === undefined || (before !== null && before.versions.join() === versions.join());
  ofVariant.delete(newest);
  ofVariant.set(newest, same ? { startMs: Math.max(startMs, before?.startMs ?? startMs), versions } : null);
  const oldest = ofVariant.keys().next().value;
  if (ofVariant.size > KEPT_REPLIES && oldest !== undefined) ofVariant.delete(oldest);
  replies().set(variant, ofVariant);
}

/**
 * The time up to which the reply whose newest timestamp was `sinceMs` is still right; null when that is not known, and the
 * whole reply has to be sent.
 */
export function rightUpTo(
  variant: string,
  collected: Collected,
  versions: readonly number[],
  sinceMs: number,
): number | null {
  const base = replies().get(variant)?.get(sinceMs);
  if (!base || base.startMs > collected.window.startMs) return null;
  let bound = sinceMs - SETTLE_MS;
  const answers = collected.panels.flatMap(({ results }) => results.map(({ answer }) => answer));
  for (const [index, answer] of answers.entries()) {
    if (versions[index] === 0 || !answer) continue;
    bound = Math.min(bound, changedSince(answer.entry, base.versions[index] ?? 0) - 1);
  }
  return bound >= collected.window.startMs ? bound : null;
}
