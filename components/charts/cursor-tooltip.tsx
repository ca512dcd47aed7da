"use client";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { nearestIndex } from "@/lib/presenters/chart/geometry";
import type { PreparedChart } from "@/lib/presenters/chart/types";
import { formatInstant } from "@/lib/presenters/format/instant";
import type { ReaderSettings } from "@/lib/presenters/format/locale";
import { pageCrosshair } from "./crosshair";
import { pixelAt, type PlotSpan } from "./selection";
import { SeriesMark } from "./series-mark";
import { tooltipRows } from "./tooltip-rows";

type TooltipProps = { chart: PreparedChart; chartId: string; plot: PlotSpan; reader: ReaderSettings };

const MINUTE_MS = 60_000;

/** The values under the crosshair, beside it, at the chart that is pointed at; all others render nothing. */
export function CursorTooltip({ chart, chartId, plot, reader }: TooltipProps) {
  const t = useTranslations("chart");
  const point = useSyncExternalStore(
    pageCrosshair.subscribe,
    () => (pageCrosshair.get()?.chartId === chartId ? pageCrosshair.get() : null),
    () => null,
  );
  if (point === null) return null;
  const index = nearestIndex(chart.timestamps, point.at);
  const at = chart.timestamps[index];
  const px = at === undefined ? null : pixelAt(at, plot);
  if (at === undefined || px === null) return null;
  const { rows, more } = tooltipRows(chart, index, point.value, reader.locale);
  const onLeft = px > plot.left + plot.width / 2;
  return (
    <div
      className="chart-tooltip"
      style={{ transform: `translateX(${px}px) translateX(${onLeft ? "calc(-100% - 10px)" : "10px"})` }}
    >
      <div className="chart-tooltip-time">{formatInstant(at, reader, chart.stepMs < MINUTE_MS)}</div>
      {rows.length === 0 && <div>{t("noValues")}</div>}
      {rows.map((row) => (
        <div key={row.key} className="chart-tooltip-row" data-nearest={row.nearest || undefined}>
          <SeriesMark color={row.color} dash={row.dash} />
          <span className="chart-tooltip-name">{row.name}</span>
          <span className="chart-tooltip-value">{row.value}</span>
        </div>
      ))}
      {more > 0 && <div className="chart-tooltip-more">{t("moreLines", { count: more })}</div>}
    </div>
  );
}
