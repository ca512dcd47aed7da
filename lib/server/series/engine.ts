import "server-only";
import { LRUCache } from "lru-cache";
import { applyDelta, applyFull, type Entry, entryBytes, type FetchPlan, planFetch } from "@/lib/domain/series/entry";
import { EMPTY_FRAME, type Frame } from "@/lib/domain/series/frame";
import { newestMs, type QueryWindow } from "@/lib/domain/series/window";
import { UpstreamFailure } from "@/lib/server/upstream/failure";
import type { Grid } from "@/lib/server/upstream/prometheus/parse-matrix";
import type { Source } from "@/lib/server/upstream/source";
import { createLimiter, type Limiter } from "./limiter";
import { createSingleFlight } from "./single-flight";

export type SeriesRequest = {
  readonly source: Source;
  readonly query: string;
  readonly window: QueryWindow;
  readonly signal?: AbortSignal | undefined;
};

/** `failure` set: the source did not answer this time and `entry` is the last good answer. */
export type SeriesAnswer = { readonly entry: Entry; readonly failure: UpstreamFailure | null };

type Asking = { readonly signal: AbortSignal };

export type EngineParts = {
  readonly range: (source: Source, query: string, grid: Grid, asking: Asking) => Promise<Frame>;
  readonly instant: (source: Source, query: string, timeMs: number, asking: Asking) => Promise<Frame>;
  readonly now: () => number;
  readonly maxBytes: number;
  /** Questions a source gets at a time. */
  readonly concurrency: number;
  /** A failed question is not asked again for this long. */
  readonly negativeMs: number;
  /** With an older answer at hand nobody waits longer than this for a new one; the question goes on. */
  readonly patienceMs: number;
};

export type EngineStats = {
  upstreamQueries: number;
  fullQueries: number;
  deltaQueries: number;
  tailQueries: number;
  hits: number;
  misses: number;
  coalesced: number;
  failures: number;
  staleAnswers: number;
};

export type SeriesEngine = {
  /** The answer for the request's window. Throws UpstreamFailure when there is none, not even an old one. */
  readonly read: (request: SeriesRequest) => Promise<SeriesAnswer>;
  readonly stats: () => Readonly<EngineStats> & { readonly bytes: number; readonly entries: number };
};

/** The query engine: one question per query and time slot, whoever asks and however many; see the architecture document. */
export function createSeriesEngine(parts: EngineParts): SeriesEngine {
  const cache = new LRUCache<string, Entry>({ maxSize: parts.maxBytes, sizeCalculation: entryBytes });
  const refused = new LRUCache<string, { untilMs: number; failure: UpstreamFailure }>({ max: 2_000 });
  const limiters = new Map<string, Limiter>();
  const flights = createSingleFlight<Entry>();
  const stats: EngineStats = {
    upstreamQueries: 0,
    fullQueries: 0,
    deltaQueries: 0,
    tailQueries: 0,
    hits: 0,
    misses: 0,
    coalesced: 0,
    failures: 0,
    staleAnswers: 0,
  };
  let version = 0;

  const limiterOf = (source: Source): Limiter => {
    let limiter = limiters.get(source.name);
    if (!limiter) limiters.set(source.name, (limiter = createLimiter(parts.concurrency)));
    return limiter;
  };

  const ask = (kind: "fullQueries" | "deltaQueries" | "tailQueries", source: Source, signal: AbortSignal) => {
    return (work: () => Promise<Frame>): Promise<Frame> =>
      limiterOf(source)(signal, () => {
        stats.upstreamQueries += 1;
        stats[kind] += 1;
        return work();
      });
  };

  /** The grid points from `fromMs` on, and the tail point: both asked at once. */
  const fetchPair = (
    { source, query, window }: SeriesRequest,
    fromMs: number | null,
    full: boolean,
    signal: AbortSignal,
  ) => {
    const grid = { startMs: fromMs ?? 0, endMs: window.endMs, stepMs: window.stepMs };
    const asking = { signal };
    const { tailMs } = window;
    return Promise.all([
      fromMs === null
        ? EMPTY_FRAME
        : ask(full ? "fullQueries" : "deltaQueries", source, signal)(() => parts.range(source, query, grid, asking)),
      tailMs === null
        ? EMPTY_FRAME
        : ask("tailQueries", source, signal)(() => parts.instant(source, query, tailMs, asking)),
    ]);
  };

  const fetchFull = async (
    key: string,
    request: SeriesRequest,
    startMs: number,
    signal: AbortSignal,
  ): Promise<Entry> => {
    const nowMs = parts.now();
    const [grid, tail] = await fetchPair(request, startMs, true, signal);
    return applyFull(cache.get(key), request.window, startMs, { grid, tail, nowMs, version: ++version });
  };

  const fetchDelta = async (
    key: string,
    request: SeriesRequest,
    gridFromMs: number | null,
    signal: AbortSignal,
  ): Promise<Entry> => {
    const nowMs = parts.now();
    const [grid, tail] = await fetchPair(request, gridFromMs, false, signal);
    const before = cache.get(key);
    if (!before || before.newestMs > newestMs(request.window) || before.startMs > request.window.startMs)
      return before ?? fetchFull(key, request, request.window.startMs, signal);
    return applyDelta(before, request.window, { grid, tail, nowMs, version: ++version });
  };

  const fetchPlanned = async (
    key: string,
    request: SeriesRequest,
    plan: FetchPlan,
    signal: AbortSignal,
  ): Promise<Entry> => {
    if (plan.kind !== "delta") {
      return fetchFull(key, request, plan.kind === "full" ? plan.startMs : request.window.startMs, signal);
    }
    try {
      return await fetchDelta(key, request, plan.gridFromMs, signal);
    } catch (error) {
      // A source that is down or slow will not answer the bigger question either.
      if (!(error instanceof UpstreamFailure) || !error.isAboutQuery) throw error;
      return await fetchFull(key, request, request.window.startMs, signal);
    }
  };

  const refresh = async (key: string, request: SeriesRequest, plan: FetchPlan, left: AbortSignal): Promise<Entry> => {
    // The time-out counts from here, so that waiting in the queue is part of it.
    const deadline = AbortSignal.timeout(request.source.timeoutMs);
    try {
      const entry = await fetchPlanned(key, request, plan, AbortSignal.any([left, deadline]));
      cache.set(key, entry);
      refused.delete(key);
      return entry;
    } catch (error) {
      if (left.aborted) throw error;
      const failure = toFailure(error, request.source, deadline);
      stats.failures += 1;
      refused.set(key, { untilMs: parts.now() + parts.negativeMs, failure });
      throw failure;
    }
  };

  const orStale = (entry: Entry | undefined, failure: UpstreamFailure): SeriesAnswer => {
    if (!entry) throw failure;
    stats.staleAnswers += 1;
    return { entry, failure };
  };

  const read: SeriesEngine["read"] = async (request) => {
    const key = keyOf(request);
    const entry = cache.get(key);
    const plan = planFetch(entry, request.window, parts.now());
    if (plan.kind === "hit" && entry) {
      stats.hits += 1;
      return { entry, failure: null };
    }
    const usable = entry && entry.startMs <= request.window.startMs ? entry : undefined;
    const no = refused.get(key);
    if (no && parts.now() < no.untilMs) return orStale(usable, no.failure);

    const flightKey = `${key} ${request.window.startMs} ${newestMs(request.window)}`;
    if (flights.has(flightKey)) stats.coalesced += 1;
    else stats.misses += 1;
    // With an old answer at hand the reader may leave before the new one is there; the refresh is still wanted.
    const flight = flights.join(flightKey, usable ? undefined : request.signal, (left) =>
      refresh(key, request, plan, left),
    );
    try {
      const fresh = await (usable ? patiently(flight, request.source, parts.patienceMs) : flight);
      return { entry: fresh, failure: null };
    } catch (error) {
      if (error instanceof UpstreamFailure) return orStale(usable, error);
      throw error;
    }
  };

  return { read, stats: () => ({ ...stats, bytes: cache.calculatedSize, entries: cache.size }) };
}

function keyOf({ source, query, window }: SeriesRequest): string {
  const range = window.live ? "live" : `${window.startMs}-${window.endMs}-${window.tailMs ?? ""}`;
  return [source.name, source.tenant ?? "", window.stepMs, range, query].join("\u0000");
}

function toFailure(error: unknown, source: Source, deadline: AbortSignal): UpstreamFailure {
  if (deadline.aborted) return new UpstreamFailure("timeout", source.name, "", error);
  if (error instanceof UpstreamFailure) return error;
  return new UpstreamFailure("unreachable", source.name, "", error);
}

function patiently(flight: Promise<Entry>, source: Source, patienceMs: number): Promise<Entry> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new UpstreamFailure("timeout", source.name)), patienceMs);
    void flight.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
