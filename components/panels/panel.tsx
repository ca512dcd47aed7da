"use client";
import { memo, useId, useMemo, useRef, useState } from "react";
import { useInTurn } from "@/components/charts/use-in-turn";
import { useOnScreen } from "@/components/charts/use-on-screen";
import type { PanelDef, PanelKind } from "@/lib/catalog/types";
import type { TimeAxis } from "@/lib/presenters/chart/types";
import { usePanelSurroundings } from "./panel-context";
import { PanelHeader } from "./panel-header";
import { PanelEmpty, PanelFailed, PanelLoading } from "./panel-placeholders";
import { type PanelFeed, panelState } from "./panel-state";
import { StatView } from "./stat-view";
import { StatusView } from "./status-view";
import { TimeseriesView } from "./timeseries-view";
import { ToplistView } from "./toplist-view";
import type { Visualiser } from "./visualiser";

const VISUALISERS: Record<PanelKind, Visualiser> = {
  timeseries: TimeseriesView,
  stat: StatView,
  status: StatusView,
  toplist: ToplistView,
};

/** Content of each kind keeps this height in every state, so that nothing jumps. */
const HEIGHTS: Record<PanelKind, string> = {
  timeseries: "min-h-[260px]",
  toplist: "min-h-[260px]",
  stat: "min-h-[84px]",
  status: "min-h-[84px]",
};

export type PanelProps = PanelFeed & { readonly def: PanelDef; readonly axis: TimeAxis | undefined };

/**
 * The one way any screen shows a series: title, help and menu, and the data or why there is none. Memoised: a panel
 * renders again only when its own data, age or failure changes.
 */
export const Panel = memo(function Panel({ def, data, axis, failure, staleSince }: PanelProps) {
  const { context } = usePanelSurroundings();
  const card = useRef<HTMLElement>(null);
  const titleId = useId();
  const visible = useOnScreen(card);
  const [asTable, setAsTable] = useState(false);
  // One object, so that lines and their time axis are always adopted together.
  const feed = useFeedInTurn({ data, axis, failure, staleSince }, visible);
  const state = panelState(feed, def.empty[context.locale]);
  const View = VISUALISERS[def.kind];
  return (
    <article
      ref={card}
      aria-labelledby={titleId}
      aria-busy={state.status === "loading"}
      data-panel={def.id}
      data-state={state.status}
      className="flex min-w-0 flex-col rounded-lg border border-line bg-surface"
    >
      <PanelHeader
        def={def}
        titleId={titleId}
        state={state}
        asTable={asTable}
        onAsTable={def.kind === "timeseries" ? setAsTable : undefined}
      />
      <div className={`flex-1 px-3 pb-2 ${HEIGHTS[def.kind]}`}>
        {state.status === "loading" && <PanelLoading />}
        {state.status === "empty" && <PanelEmpty reason={state.reason} />}
        {state.status === "failed" && <PanelFailed reason={state.reason} />}
        {state.status === "ready" && feed.axis && (
          <View def={def} series={state.series} axis={feed.axis} asTable={asTable} />
        )}
      </div>
    </article>
  );
});

type Feed = PanelFeed & { readonly axis: TimeAxis | undefined };

function useFeedInTurn({ data, axis, failure, staleSince }: Feed, visible: boolean): Feed {
  const next = useMemo(() => ({ data, axis, failure, staleSince }), [data, axis, failure, staleSince]);
  return useInTurn(next, visible);
}
