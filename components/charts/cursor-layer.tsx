"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { nearestIndex, PLOT, plotHeight, plotWidth } from "@/lib/presenters/chart/geometry";
import type { PreparedChart } from "@/lib/presenters/chart/types";
import { formatInstant } from "@/lib/presenters/format/instant";
import type { ReaderSettings } from "@/lib/presenters/format/locale";
import { pageCrosshair } from "./crosshair";
import { CursorTooltip } from "./cursor-tooltip";
import { type Interval, keyTarget, pixelAt, type PlotSpan } from "./selection";
import { tooltipRows } from "./tooltip-rows";
import { usePointer } from "./use-pointer";

export type CursorLayerProps = {
  chart: PreparedChart;
  /** Unique on the page. */
  chartId: string;
  width: number;
  height: number;
  reader: ReaderSettings;
  onZoom?: ((range: Interval) => void) | undefined;
  onZoomOut?: (() => void) | undefined;
};

/**
 * The part of a chart one touches: crosshair, value list, selection. Everything that follows the pointer moves by
 * transform, outside React. To a screen reader it is a slider over time whose value text reads out the lines.
 */
export function CursorLayer(props: CursorLayerProps) {
  const { chart, chartId, width, height, reader } = props;
  const t = useTranslations("chart");
  const layer = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const hair = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const plot: PlotSpan = { left: PLOT.left, width: plotWidth(width), from: chart.x.from, to: chart.x.to };
  const pointer = usePointer({ ...props, plot, box });
  useCrosshair(hair, layer, chart, chartId, plot, reader);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      pointer.cancel();
      pageCrosshair.set(null);
      return;
    }
    const point = pageCrosshair.get();
    if (zoomByKey(event.key, point?.at ?? null, props)) return;
    const current = point === null ? null : nearestIndex(chart.timestamps, point.at);
    const target = keyTarget(event.key, event.shiftKey, current, chart.timestamps.length);
    const at = target === null ? undefined : chart.timestamps[target];
    if (at === undefined) return;
    event.preventDefault();
    pageCrosshair.set({ at, chartId, value: null });
  };

  return (
    <div
      ref={layer}
      className="chart-cursor-layer"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native slider has no second dimension, no children and its own looks
      role="slider"
      tabIndex={0}
      aria-label={t("cursorLabel", { title: chart.title })}
      aria-describedby={helpId}
      aria-valuemin={chart.x.from}
      aria-valuemax={chart.x.to}
      aria-valuenow={chart.x.to}
      aria-valuetext={chart.summary}
      onKeyDown={onKeyDown}
      onBlur={() => pageCrosshair.get()?.chartId === chartId && pageCrosshair.set(null)}
      {...pointer.handlers}
    >
      <div ref={box} className="chart-selection" hidden style={{ top: PLOT.top, height: plotHeight(height) }} />
      <div ref={hair} className="chart-crosshair" hidden style={{ top: PLOT.top, height: plotHeight(height) }} />
      <span id={helpId} hidden>
        {t("cursorHelp")}
      </span>
      <CursorTooltip chart={chart} chartId={chartId} plot={plot} reader={reader} />
    </div>
  );
}

/** `+` halves the range around the cursor, `-` goes back out. True when the key was one of them. */
function zoomByKey(key: string, at: number | null, { chart, onZoom, onZoomOut }: CursorLayerProps): boolean {
  if (key === "-" && onZoomOut !== undefined) {
    onZoomOut();
    return true;
  }
  if (key !== "+" || onZoom === undefined) return false;
  const quarter = (chart.x.to - chart.x.from) / 4;
  const middle = Math.min(chart.x.to - quarter, Math.max(chart.x.from + quarter, at ?? chart.x.to));
  onZoom({ from: Math.round(middle - quarter), to: Math.round(middle + quarter) });
  return true;
}

type Ref<E> = { readonly current: E | null };

/** Moves this chart's hair to wherever the page's crosshair is, and says it to screen readers when it was moved by key here. */
function useCrosshair(
  hair: Ref<HTMLElement>,
  layer: Ref<HTMLElement>,
  chart: PreparedChart,
  chartId: string,
  plot: PlotSpan,
  reader: ReaderSettings,
) {
  useEffect(() => {
    const follow = () => {
      const point = pageCrosshair.get();
      const px = point === null ? null : pixelAt(point.at, plot);
      moveHair(hair.current, px);
      if (point === null || point.chartId !== chartId || document.activeElement !== layer.current) return;
      layer.current?.setAttribute("aria-valuenow", String(point.at));
      layer.current?.setAttribute("aria-valuetext", spoken(chart, point.at, reader));
    };
    follow();
    return pageCrosshair.subscribe(follow);
  });
}

function moveHair(hair: HTMLElement | null, px: number | null): void {
  if (hair === null) return;
  hair.hidden = px === null;
  if (px !== null) hair.style.transform = `translateX(${Math.round(px)}px)`;
}

function spoken(chart: PreparedChart, at: number, reader: ReaderSettings): string {
  const { rows } = tooltipRows(chart, nearestIndex(chart.timestamps, at), null, reader.locale);
  return [formatInstant(at, reader), ...rows.map((row) => `${row.name} ${row.value}`)].join(", ");
}
