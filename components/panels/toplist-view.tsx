"use client";
import { useMemo } from "react";
import { prepareToplist } from "@/lib/presenters/chart/prepare-toplist";
import { LevelMark } from "./level-mark";
import { usePanelSurroundings } from "./panel-context";
import type { VisualiserProps } from "./visualiser";

/** Latest values, largest first, each with a bar. */
export function ToplistView({ def, series, axis }: VisualiserProps) {
  const { context } = usePanelSurroundings();
  const items = useMemo(
    () => prepareToplist(def, { series: [...series] }, axis, context),
    [def, series, axis, context],
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section aria-label={def.title[context.locale]} tabIndex={0} className="h-[252px] overflow-y-auto">
      <ol className="flex flex-col gap-2 pr-1">
        {items.map((item) => (
          <li key={item.key}>
            <div className="flex items-baseline gap-3">
              <bdi className="min-w-0 flex-1 truncate" title={item.name}>
                {item.name}
              </bdi>
              <LevelMark level={item.level} />
              <span className="whitespace-nowrap">{item.value}</span>
            </div>
            <svg width="100%" height="4" aria-hidden className="mt-0.5">
              <rect width="100%" height="4" rx="2" fill="var(--chart-grid)" />
              <rect width={`${item.share * 100}%`} height="4" rx="2" fill="var(--series-1)" />
            </svg>
          </li>
        ))}
      </ol>
    </section>
  );
}
