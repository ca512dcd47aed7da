"use client";
import { type Query, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { dashboardQueries } from "@/lib/client/dashboards.queries";

/** How fresh the dashboards on the page are. `at`: when the oldest of them was true, ms since 1970. */
export type Freshness = { readonly at: number | null; readonly fetching: boolean; readonly failing: boolean };

const ROOT = dashboardQueries.all()[0];
const ageOf = (data: unknown): number =>
  typeof data === "object" && data !== null && "ageMs" in data && typeof data.ageMs === "number" ? data.ageMs : 0;
const isShown = (query: Query): boolean =>
  query.queryKey[0] === ROOT && query.queryKey[1] === "data" && query.isActive();

function freshnessOf(queries: readonly Query[]): Freshness {
  const times = queries
    .filter(({ state }) => state.dataUpdatedAt > 0)
    .map(({ state }) => state.dataUpdatedAt - ageOf(state.data));
  return {
    at: times.length > 0 ? Math.min(...times) : null,
    fetching: queries.some(({ state }) => state.fetchStatus === "fetching"),
    failing: queries.some(({ state }) => state.status === "error" || state.fetchFailureCount > 0),
  };
}

/** Follows every dashboard query on the page. */
export function useFreshness(): Freshness {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback(
    (changed: () => void) =>
      // Told during a render now and then, when a component's first subscription starts a fetch.
      cache.subscribe(() => queueMicrotask(changed)),
    [cache],
  );
  // A text, so that nothing renders again while nothing changed.
  const text = useSyncExternalStore(
    subscribe,
    () => JSON.stringify(freshnessOf(cache.findAll({ predicate: isShown }))),
    () => EMPTY,
  );
  return JSON.parse(text) as Freshness; // safe: written one line above
}

const EMPTY = JSON.stringify({ at: null, fetching: false, failing: false } satisfies Freshness);
