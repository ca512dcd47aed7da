import "server-only";
import { LRUCache } from "lru-cache";
import { processWide } from "@/lib/server/process";

/** A token bucket: `burst` requests at once, refilled evenly to `perMinute`. */
export type Allowance = { readonly perMinute: number; readonly burst: number };
type Bucket = { readonly tokens: number; readonly at: number };

/** Pure step of the bucket: takes one token, or says in how many ms there will be one. */
export function takeToken(
  bucket: Bucket | undefined,
  allowance: Allowance,
  nowMs: number,
): { bucket: Bucket; waitMs: number } {
  const perMs = allowance.perMinute / 60_000;
  const refilled = bucket
    ? Math.min(allowance.burst, bucket.tokens + Math.max(0, nowMs - bucket.at) * perMs)
    : allowance.burst;
  if (refilled >= 1) return { bucket: { tokens: refilled - 1, at: nowMs }, waitMs: 0 };
  return { bucket: { tokens: refilled, at: nowMs }, waitMs: Math.ceil((1 - refilled) / perMs) };
}

const buckets = (): LRUCache<string, Bucket> =>
  processWide("rate-limit", () => new LRUCache<string, Bucket>({ max: 20_000 }));

/** Counts one request of `key` (an actor or an address). Returns ms to wait; 0 means go on. Per process, by design. */
export function spend(key: string, allowance: Allowance, nowMs = Date.now()): number {
  const { bucket, waitMs } = takeToken(buckets().get(key), allowance, nowMs);
  buckets().set(key, bucket);
  return waitMs;
}
