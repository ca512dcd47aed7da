import "server-only";
import { LRUCache } from "lru-cache";
import { DatabaseUnavailable } from "@/lib/server/db/errors";

/** Revocation holds after this at the latest, in every process. */
export const FRESH_MS = 5_000;
/** While the database is down, who was confirmed this recently may go on reading dashboards. */
export const GRACE_MS = 15 * 60_000;
/** After a failed try, reads do not wait for the database again for so long. */
const RETRY_MS = 2_000;
const SIZE = 10_000;

type Entry<T> = { readonly value: T; readonly atMs: number };
export type Confirmed<T> = { readonly value: T; readonly unconfirmed: boolean };

/**
 * Answers of the database about who somebody is, kept for 5 s. Concurrent questions share one query. While the database
 * is unreachable, an answer of the last 15 minutes is given, marked `unconfirmed`; an unknown key throws.
 */
export class ConfirmedCache<T extends object> {
  readonly #entries = new LRUCache<string, Entry<T>>({ max: SIZE });
  readonly #flights = new Map<string, Promise<T | null>>();
  readonly #nowMs: () => number;
  #downUntilMs = 0;
  /** Grows with every `forget`, so that a query that was under way then is not kept. */
  #generation = 0;

  constructor(nowMs: () => number = Date.now) {
    this.#nowMs = nowMs;
  }

  async get(key: string, load: () => Promise<T | null>): Promise<Confirmed<T> | null> {
    const known = this.#entries.get(key);
    if (known && this.#nowMs() - known.atMs < FRESH_MS) return { value: known.value, unconfirmed: false };
    if (this.#nowMs() < this.#downUntilMs)
      return this.#despiteOutage(known, new Error("database was down moments ago"));
    try {
      const value = await this.#shared(key, load);
      return value === null ? null : { value, unconfirmed: false };
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) throw error;
      this.#downUntilMs = this.#nowMs() + RETRY_MS;
      return this.#despiteOutage(known, error);
    }
  }

  /** Something about this key changed: ask again at the next question. Without a key, about all. */
  forget(key?: string): void {
    this.#generation += 1;
    this.#flights.clear();
    if (key === undefined) this.#entries.clear();
    else this.#entries.delete(key);
  }

  #despiteOutage(known: Entry<T> | undefined, cause: unknown): Confirmed<T> {
    if (known && this.#nowMs() - known.atMs < GRACE_MS) return { value: known.value, unconfirmed: true };
    throw cause instanceof DatabaseUnavailable ? cause : new DatabaseUnavailable(cause);
  }

  #shared(key: string, load: () => Promise<T | null>): Promise<T | null> {
    const running = this.#flights.get(key);
    if (running) return running;
    const generation = this.#generation;
    const atMs = this.#nowMs(); // from before the query: what it saw is at least this old
    const flight = load()
      .then((value) => {
        if (generation !== this.#generation) return value;
        if (value === null) this.#entries.delete(key);
        else this.#entries.set(key, { value, atMs });
        return value;
      })
      .finally(() => {
        if (this.#flights.get(key) === flight) this.#flights.delete(key);
      });
    this.#flights.set(key, flight);
    return flight;
  }
}
