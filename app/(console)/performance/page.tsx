import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Suspense } from "react";
import { DashboardSkeleton } from "@/components/features/dashboards/dashboard-skeleton";
import { DashboardView } from "@/components/features/dashboards/dashboard-view";
import { Toolbar } from "@/components/shell/toolbar";
import { PERFORMANCE } from "@/lib/catalog/dashboards/performance";
import { loadViewState, type SearchProps, type ViewState } from "@/lib/client/url/view-params";
import { readFirstPaint } from "../_dashboard/first-paint";
import { readWatched } from "../_dashboard/watched";

export async function generateMetadata(): Promise<Metadata> {
  return { title: PERFORMANCE.title[await getLocale()] };
}

export default async function PerformancePage({ searchParams }: SearchProps) {
  const view = loadViewState(await searchParams);
  return (
    <>
      <Toolbar title={PERFORMANCE.title[await getLocale()]} />
      <Suspense fallback={<DashboardSkeleton def={PERFORMANCE} />}>
        <Content view={view} />
      </Suspense>
    </>
  );
}

async function Content({ view }: { view: ViewState }) {
  const [watched, initial] = await Promise.all([readWatched(), readFirstPaint(PERFORMANCE.id, view)]);
  return <DashboardView id={PERFORMANCE.id} watched={watched} initial={initial} />;
}
