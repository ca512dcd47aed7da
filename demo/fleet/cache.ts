import { createClient } from "@redis/client";

import type { Counter } from "./metrics/meters";
import type { Registry } from "./metrics/registry";
import type { Span } from "./tracing/span";

const SCAN_COUNT = 200;

/** One Redis connection of a process, shared by its caches; reconnects by itself and never throws from the background. */
export async function connectRedis(url: string) {
  const client = createClient({
    disableOfflineQueue: true,
    url,
    socket: { reconnectStrategy: (retries) => Math.min(200 * 2 ** retries, 3_000) },
  });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
export type Redis = Awaited<ReturnType<typeof connectRedis>>;

/**
 * A Spring cache on the real Redis (RedisCacheManager with statistics): look-ups are really done, so `cache_gets_total`
 * and Redis' own keyspace hits tell the same story. When Redis is away the value is loaded, as with a CacheErrorHandler.
 */
export class Cache {
  readonly name: string;
  private readonly redis: Redis;
  private readonly ttlSeconds: number;
  private readonly hits: Counter;
  private readonly misses: Counter;
  private readonly puts: Counter;
  private readonly removals: Counter;
  private size = 0;

  constructor(registry: Registry, redis: Redis, name: string, ttlSeconds: number) {
    this.name = name;
    this.redis = redis;
    this.ttlSeconds = ttlSeconds;
    const tags = { cache: name, name, cache_manager: "cacheManager" };
    const gets = (result: string): Counter =>
      registry.counter(
        "cache_gets",
        { ...tags, result },
        "The number of times cache lookup methods have returned a cached (hit) or uncached value (miss).",
      );
    this.hits = gets("hit");
    this.misses = gets("miss");
    gets("pending");
    this.puts = registry.counter("cache_puts", tags, "The number of entries added to the cache.");
    this.removals = registry.counter("cache_removals", tags, "The number of entries removed from the cache.");
    registry.functionCounter("cache_evictions", "The number of times the cache was evicted.", () => 0, tags);
    registry.gauge(
      "cache_size",
      "The number of entries in this cache. This may be an approximation, depending on the type of cache.",
      () => this.size,
      tags,
    );
  }

  /** The cached value of `key`, or what `load` says, which is then kept for about the cache's time to live. */
  async get<T>(span: Span, key: string, load: () => Promise<T>): Promise<T> {
    const full = `${this.name}::${key}`;
    const found = await this.command(span, "GET", () => this.redis.get(full));
    if (found !== null) {
      this.hits.increment();
      // Only this class writes under the prefix, and it writes what `load` of the same key returned.
      return JSON.parse(found) as T;
    }
    this.misses.increment();
    const loaded = await load();
    await this.put(span, key, loaded);
    return loaded;
  }

  async put(span: Span, key: string, value: unknown): Promise<void> {
    // Spread, or everything warmed at start would expire in one second.
    const seconds = Math.ceil(this.ttlSeconds * (0.7 + 0.6 * Math.random()));
    this.puts.increment();
    await this.command(span, "SET", () =>
      this.redis.set(`${this.name}::${key}`, JSON.stringify(value), { expiration: { type: "EX", value: seconds } }),
    );
  }

  async evict(span: Span, key: string): Promise<void> {
    this.removals.increment();
    await this.command(span, "DEL", () => this.redis.del(`${this.name}::${key}`));
  }

  /** Removes every entry: the "cache-cold" fault. */
  async clear(): Promise<void> {
    const keys = await this.keys();
    if (keys.length > 0) this.removals.increment(await this.redis.del(keys));
    this.size = 0;
  }

  /** Counts the entries for `cache_size`. */
  async measure(): Promise<void> {
    this.size = (await this.keys()).length;
  }

  private async keys(): Promise<string[]> {
    const found: string[] = [];
    for await (const batch of this.redis.scanIterator({ MATCH: `${this.name}::*`, COUNT: SCAN_COUNT }))
      found.push(...batch);
    return found;
  }

  private async command<T>(parent: Span, operation: string, run: () => Promise<T>): Promise<T | null> {
    const span = parent.child(operation, "client", {
      "db.system.name": "redis",
      "db.namespace": "0",
      "db.operation.name": operation,
      "db.query.text": `${operation} ${this.name}::?`,
    });
    try {
      return this.redis.isReady ? await run() : null;
    } catch (error) {
      span.fail("RedisConnectionFailureException", error instanceof Error ? error.message : String(error));
      return null;
    } finally {
      span.end();
    }
  }
}
