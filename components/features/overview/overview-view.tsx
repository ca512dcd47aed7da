"use client";
import { hashKey, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DashboardGridProps } from "@/components/panels/dashboard-grid";
import { ViewProblem } from "@/components/panels/view-problem";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { OVERVIEW } from "@/lib/catalog/dashboards/overview";
import { dashboardQueries } from "@/lib/client/dashboards.queries";
import { useViewState } from "@/lib/client/url/use-view-state";
import { useZone } from "@/lib/client/url/use-zone";
import { refreshMs } from "@/lib/client/url/view-params";
import type { DashboardData } from "@/lib/contracts/dashboards";
import { SERIES_COLORS } from "@/lib/presenters/chart/color";
import { OverviewSkeleton } from "./overview-skeleton";
import { OverviewSummary } from "./overview-summary";
import { ServiceTile } from "./service-tile";
import { overviewTiles } from "./tiles";

type OverviewProps = Pick<DashboardGridProps, "watched" | "initial">;

/** Every service at a glance, kept fresh by the same request any dashboard uses. */
export function OverviewView(props: OverviewProps) {
  return (
    <ViewProblem watched={props.watched}>
      <Overview {...props} />
    </ViewProblem>
  );
}

function Overview({ watched, initial }: OverviewProps) {
  const t = useTranslations("overview");
  const [view] = useViewState();
  const zone = useZone();
  const options = dashboardQueries.data(OVERVIEW.id, { ...view, zone }, refreshMs(view.refresh));
  const isInitial =
    initial && hashKey(options.queryKey) === hashKey(dashboardQueries.data(OVERVIEW.id, initial.view).queryKey);
  const query = useQuery({
    ...options,
    ...(isInitial && { initialData: initial.data, initialDataUpdatedAt: initial.readAt }),
  });
  const retry = (
    <Button size="sm" onClick={() => void query.refetch()}>
      {t("retry")}
    </Button>
  );
  if (query.isPending) return <OverviewSkeleton />;
  if (!query.data) {
    return (
      <ErrorState title={t("failed")} action={retry}>
        {query.error?.message || t("failedWhy")}
      </ErrorState>
    );
  }
  const problem = query.error?.message ?? reasonOf(query.data);
  return (
    <div className="flex flex-col gap-3 p-4 max-md:p-3" aria-busy={query.isPlaceholderData}>
      {problem !== null && (
        <Notice tone="warn" action={retry}>
          {problem || t("failedWhy")}
        </Notice>
      )}
      <Tiles data={query.data} watched={watched} />
    </div>
  );
}

/** The colour a service has on every chart: that of its place in the registry, whatever is filtered. */
function colorOf(key: string | null, at: number, { services }: OverviewProps["watched"]): number {
  const place = services.findIndex((service) => service.key === key);
  return ((place === -1 ? at : place) % SERIES_COLORS) + 1;
}

/** Why some of it is old or missing, once for all tiles. */
const reasonOf = (data: DashboardData): string | null =>
  data.panels.find(({ status }) => status === "failed" || status === "stale")?.reason ?? null;

function Tiles({ data, watched }: { data: DashboardData; watched: OverviewProps["watched"] }) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const [view] = useViewState();
  const tiles = useMemo(() => {
    const shown =
      view.service.length === 0 ? watched.services : watched.services.filter(({ key }) => view.service.includes(key));
    return overviewTiles(data, shown, { serviceLabel: watched.serviceLabel, locale });
  }, [data, watched, view.service, locale]);
  if (tiles.length === 0) return <EmptyState title={t("none")}>{t("noneWhy")}</EmptyState>;
  return (
    <>
      <OverviewSummary tiles={tiles} />
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,320px),1fr))] gap-3">
        {tiles.map((tile, at) => (
          <ServiceTile key={tile.key ?? tile.name} tile={tile} color={colorOf(tile.key, at, watched)} />
        ))}
      </ul>
    </>
  );
}
