"use client";
import { useState } from "react";
import { CHART_HEIGHT } from "@/lib/presenters/chart/geometry";
import type { PreparedChart } from "@/lib/presenters/chart/types";
import type { ReaderSettings } from "@/lib/presenters/format/locale";
import { CanvasHostProvider } from "./canvas-host";
import { CursorLayer } from "./cursor-layer";
import { MarksLayer } from "./marks-layer";
import { RechartsLayer } from "./recharts-layer";
import type { Interval } from "./selection";

export type TimeSeriesChartProps = {
  chart: PreparedChart;
  /** Unique on the page; the crosshair's value list shows at the chart pointed at. */
  chartId: string;
  /** CSS pixels. */
  width: number;
  height?: number;
  reader: ReaderSettings;
  /** The reader selected a range, in ms since 1970. */
  onZoom?: ((range: Interval) => void) | undefined;
  onZoomOut?: (() => void) | undefined;
};

/** Draws a prepared chart: Recharts' axes and grid, its lines or one canvas, marks over them, and the crosshair on top. */
export function TimeSeriesChart({
  chart,
  chartId,
  width,
  height = CHART_HEIGHT,
  reader,
  onZoom,
  onZoomOut,
}: TimeSeriesChartProps) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  return (
    <CanvasHostProvider value={host}>
      <div aria-hidden className="chart-layer">
        <RechartsLayer chart={chart} width={width} height={height} />
      </div>
      <div ref={setHost} className="chart-layer" />
      <MarksLayer chart={chart} width={width} height={height} />
      <CursorLayer
        chart={chart}
        chartId={chartId}
        width={width}
        height={height}
        reader={reader}
        onZoom={onZoom}
        onZoomOut={onZoomOut}
      />
    </CanvasHostProvider>
  );
}
