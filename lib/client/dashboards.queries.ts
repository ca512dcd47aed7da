import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { DEFAULT_POINTS, type POINTS } from "@/lib/contracts/dashboard-query";
import { DashboardData, DashboardList } from "@/lib/contracts/dashboards";
import { mergeDashboard } from "@/lib/domain/series/merge-dashboard";
import { ApiError } from "./api-error";
import { getJson } from "./get-json";
import { shareDashboard } from "./share-dashboard";
import { resolveRange } from "./url/time-range";
import type { ViewState } from "./url/view-params";

/** What decides a dashboard's data: time and filters of the view, in its own words (`now-1h`), and the zone they are meant in. */
export type DashboardView = Pick<ViewState, "from" | "to" | "service" | "instance" | "env" | "source"> & {
  /** IANA name: the start of "today" depends on it. */
  readonly zone: string;
  readonly points?: (typeof POINTS)[number];
};

/** Polls of many readers must not arrive together: each waits up to this share more or less. */
const JITTER = 0.1;

export const dashboardQueries = {
  all: () => ["dashboards"] as const,

  list: () =>
    queryOptions({
      queryKey: [...dashboardQueries.all(), "list"] as const,
      queryFn: ({ signal }) => getJson("/api/v1/dashboards", DashboardList, signal),
      staleTime: Infinity,
    }),

  /**
   * A dashboard's data, asked again every `refreshMs` while the page is visible and the range ends at now: only what is
   * new is sent and merged with what is shown. After a failure the last data stays, and the next poll tries again.
   */
  data: (id: string, view: DashboardView, refreshMs: number | false = false) =>
    queryOptions({
      queryKey: [...dashboardQueries.all(), "data", id, keyOf(view)] as const,
      queryFn: async ({ client, queryKey, signal }) => {
        const previous = client.getQueryData<DashboardData>(queryKey);
        const reply = await getJson(dataUrl(id, view, previous), DashboardData, signal);
        return previous === undefined ? reply : mergeDashboard(previous, reply);
      },
      // TanStack's own sharing compares everything deeply; ours stops at the first value that differs.
      structuralSharing: (previous, next) =>
        shareDashboard(previous as DashboardData | undefined, next as DashboardData), // safe: queryFn's type
      placeholderData: keepPreviousData,
      refetchInterval:
        refreshMs !== false && isLive(view) ? (query) => jittered(refreshMs, query.state.dataUpdatedAt) : false,
      refetchOnWindowFocus: isLive(view),
      staleTime: isLive(view) ? Math.max(2_000, (refreshMs || 10_000) / 2) : Infinity,
    }),
};

/** Does the view move with the clock? */
export const isLive = (view: Pick<DashboardView, "to">): boolean => view.to.trim().startsWith("now");

function keyOf(view: DashboardView) {
  const { from, to, service, instance, env, source, zone, points = DEFAULT_POINTS } = view;
  // "The last hour" is the same everywhere: a zone that does not matter must not make another entry.
  const anywhere = ZONELESS.test(from.trim()) && ZONELESS.test(to.trim());
  return {
    from,
    to,
    service: service.toSorted(),
    instance: instance.toSorted(),
    env,
    source,
    zone: anywhere ? "" : zone,
    points,
  };
}

/** `now`, `now-6h`, ms since 1970, or a time with its offset. */
const ZONELESS = /^(?:now(?:-\d+[smhdw])?|\d+|.*(?:Z|[+-]\d{2}:?\d{2}))$/;

/** The address of the data as of now. `previous`: what is shown already, so that only the rest is asked for. */
function dataUrl(id: string, view: DashboardView, previous: DashboardData | undefined): string {
  const result = resolveRange(view, Date.now(), view.zone);
  if (!result.ok) throw new ApiError("invalid", { status: 422, fields: [{ path: "from", message: result.problem }] });
  const { from, to, live } = result.range;
  // Whole steps, as the server reads it: the address stays the same until there is something new, and a poll is a 304.
  const grain = previous?.stepMs ?? 1;
  const params = filterParams(view);
  params.set("from", String(Math.floor(from / grain) * grain));
  // Without an end it is the server's own now: a reader's clock may be ahead.
  if (view.to.trim() !== "now") params.set("to", String(Math.floor(to)));
  const newest = previous?.timestamps.at(-1);
  if (live && newest !== undefined && newest > from) params.append("since", String(newest));
  return `/api/v1/dashboards/${encodeURIComponent(id)}/data?${params.toString()}`;
}

function filterParams({ service, instance, env, source, points = DEFAULT_POINTS }: DashboardView): URLSearchParams {
  const params = new URLSearchParams({ points: String(points) });
  for (const one of service) params.append("service", one);
  for (const one of instance) params.append("instance", one);
  if (env !== "") params.append("environment", env);
  if (source !== "") params.append("source", source);
  return params;
}

/** Seeded by the time of the last answer, since TanStack asks again on every render and a new number would restart its timer. */
function jittered(ms: number, seed: number): number {
  const share = (Math.imul(seed ^ (seed >>> 7), 2_654_435_761) >>> 0) / 2 ** 32;
  return Math.round(ms * (1 + (share * 2 - 1) * JITTER));
}
