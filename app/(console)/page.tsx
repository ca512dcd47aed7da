import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Suspense } from "react";
import { OverviewSkeleton } from "@/components/features/overview/overview-skeleton";
import { OverviewView } from "@/components/features/overview/overview-view";
import { Toolbar } from "@/components/shell/toolbar";
import { OVERVIEW } from "@/lib/catalog/dashboards/overview";
import { loadViewState, type SearchProps, type ViewState } from "@/lib/client/url/view-params";
import { readFirstPaint } from "./_dashboard/first-paint";
import { readWatched } from "./_dashboard/watched";

export async function generateMetadata(): Promise<Metadata> {
  return { title: OVERVIEW.title[await getLocale()] };
}

export default async function OverviewPage({ searchParams }: SearchProps) {
  const view = loadViewState(await searchParams);
  return (
    <>
      <Toolbar title={OVERVIEW.title[await getLocale()]} />
      <Suspense fallback={<OverviewSkeleton />}>
        <Content view={view} />
      </Suspense>
    </>
  );
}

async function Content({ view }: { view: ViewState }) {
  const [watched, initial] = await Promise.all([readWatched(), readFirstPaint(OVERVIEW.id, view)]);
  return <OverviewView watched={watched} initial={initial} />;
}
