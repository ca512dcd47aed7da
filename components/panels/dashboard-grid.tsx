"use client";
import { hashKey, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DashboardDef, PanelDef } from "@/lib/catalog/types";
import { ApiError } from "@/lib/client/api-error";
import { dashboardQueries, type DashboardView } from "@/lib/client/dashboards.queries";
import { useViewState } from "@/lib/client/url/use-view-state";
import { useZone } from "@/lib/client/url/use-zone";
import { refreshMs } from "@/lib/client/url/view-params";
import type { DashboardData } from "@/lib/contracts/dashboards";
import type { TimeAxis } from "@/lib/presenters/chart/types";
import { Panel } from "./panel";
import { PanelSurroundingsProvider } from "./panel-context";
import { usePanelSurroundingsOf, type Watched } from "./use-surroundings";

export type DashboardGridProps = {
  def: DashboardDef;
  watched: Watched;
  /** What the server read for the first paint, and for which view. */
  initial?: { readonly view: DashboardView; readonly data: DashboardData; readonly readAt: number } | undefined;
};

/** A whole dashboard: its sections in a 12-column grid (one column on phones), kept fresh by one request for all panels. */
export const DashboardGrid = (props: DashboardGridProps) => <Grid key={props.def.id} {...props} />;

function Grid({ def, watched, initial }: DashboardGridProps) {
  const [view] = useViewState();
  const zone = useZone();
  const options = dashboardQueries.data(def.id, { ...view, zone }, refreshMs(view.refresh));
  const isInitial =
    initial && hashKey(options.queryKey) === hashKey(dashboardQueries.data(def.id, initial.view).queryKey);
  const query = useQuery({
    ...options,
    ...(isInitial && { initialData: initial.data, initialDataUpdatedAt: initial.readAt }),
  });
  const surroundings = usePanelSurroundingsOf(watched, query.data?.stepMs ?? null, query.refetch);
  const failure = useFailureText(query.error);
  const axis = useAxis(query.data);
  const staleSince = staleTime(query.data, query.dataUpdatedAt);
  return (
    <PanelSurroundingsProvider value={surroundings}>
      <div className="flex flex-col gap-6" aria-busy={query.isPlaceholderData}>
        {def.sections.map((section) => (
          <section key={section.id} aria-labelledby={`section-${section.id}`}>
            <h2 id={`section-${section.id}`} className="mb-2 text-lg font-semibold">
              {section.title[surroundings.context.locale]}
            </h2>
            <div className="grid grid-cols-12 gap-3">
              {section.panels.map((panel) => {
                const data = query.data?.panels.find(({ id }) => id === panel.id);
                const old = data?.status === "stale" || failure !== null;
                return (
                  <div key={panel.id} className={`grid min-w-0 ${SPANS[panel.span]}`}>
                    <Panel def={panel} data={data} axis={axis} failure={failure} staleSince={old ? staleSince : null} />
                  </div>
                );
              })}
            </div>
          </section>
        ))}
      </div>
    </PanelSurroundingsProvider>
  );
}

/** Whole class names: Tailwind finds only those. */
const SPANS: Record<PanelDef["span"], string> = {
  3: "col-span-12 sm:col-span-6 lg:col-span-3",
  4: "col-span-12 sm:col-span-6 lg:col-span-4",
  6: "col-span-12 lg:col-span-6 3xl:col-span-4 4xl:col-span-3",
  8: "col-span-12 lg:col-span-8",
  12: "col-span-12",
};

/** The shared axis as one object that lasts as long as the timestamps do. */
function useAxis(data: DashboardData | undefined): TimeAxis | undefined {
  const timestamps = data?.timestamps;
  const stepMs = data?.stepMs;
  return useMemo(() => (timestamps && stepMs ? { timestamps, stepMs } : undefined), [timestamps, stepMs]);
}

const staleTime = (data: DashboardData | undefined, updatedAt: number): number | null =>
  data ? updatedAt - data.ageMs : null;

function useFailureText(error: Error | null): string | null {
  const t = useTranslations("panel");
  if (error === null) return null;
  if (!(error instanceof ApiError)) return t("failedUnknown");
  return error.message || t(error.code === "unreachable" ? "unreachable" : "failedUnknown");
}
