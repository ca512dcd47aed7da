"use client";
import { ArrowDown, ArrowUp, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { prepareStat, type StatItem } from "@/lib/presenters/chart/prepare-stat";
import { sparklineSvg } from "@/lib/presenters/svg/sparkline";
import { LevelMark } from "./level-mark";
import { usePanelSurroundings } from "./panel-context";
import type { VisualiserProps } from "./visualiser";

const ARROWS = { up: ArrowUp, down: ArrowDown, same: Minus } as const;

/** Big numbers with their way since the start of the range. */
export function StatView({ def, series, axis }: VisualiserProps) {
  const { context } = usePanelSurroundings();
  const items = useMemo(() => prepareStat(def, { series: [...series] }, axis, context), [def, series, axis, context]);
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-x-4 gap-y-2">
      {items.map((item) => (
        <Stat key={item.key} item={item} alone={items.length === 1} />
      ))}
    </ul>
  );
}

function Stat({ item, alone }: { item: StatItem; alone: boolean }) {
  const t = useTranslations("panel");
  const svg = useMemo(
    () => ({ __html: sparklineSvg(item.values, `var(--series-${item.color})`) }),
    [item.values, item.color],
  );
  const Arrow = ARROWS[item.delta?.direction ?? "same"];
  return (
    <li className="min-w-0">
      {!alone && <div className="truncate text-sm text-ink-2">{item.name}</div>}
      <div className="flex items-baseline gap-2">
        <span className="text-2xl font-semibold">{item.value}</span>
        <LevelMark level={item.level} />
        {item.delta && (
          <span className="inline-flex items-center gap-0.5 text-sm text-ink-2" title={t("sinceStart")}>
            <Arrow aria-hidden className="size-3.5" />
            <span className="sr-only">{t(`delta.${item.delta.direction}`)}</span>
            {item.delta.direction !== "same" && item.delta.text}
          </span>
        )}
      </div>
      <div className="h-8" dangerouslySetInnerHTML={svg} />
    </li>
  );
}
