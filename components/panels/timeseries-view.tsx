"use client";
import { useId, useMemo, useState } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { Legend } from "@/components/charts/legend";
import { NOTHING_HIDDEN } from "@/components/charts/legend-state";
import { hideSeries, prepareChart } from "@/lib/presenters/chart/prepare-chart";
import { usePanelSurroundings } from "./panel-context";
import { PanelTable } from "./panel-table";
import type { VisualiserProps } from "./visualiser";

/** Lines over time, with the legend that isolates them; or the same numbers as a table. */
export function TimeseriesView({ def, series, axis, asTable }: VisualiserProps) {
  const { context, onZoom, onZoomOut } = usePanelSurroundings();
  const chartId = useId();
  const [hidden, setHidden] = useState(NOTHING_HIDDEN);
  const whole = useMemo(() => prepareChart(def, { series: [...series] }, axis, context), [def, series, axis, context]);
  const chart = useMemo(() => hideSeries(whole, hidden, def, context), [whole, hidden, def, context]);
  if (asTable) return <PanelTable chart={whole} />;
  return (
    <>
      <ChartFrame chart={chart} chartId={chartId} reader={context} onZoom={onZoom} onZoomOut={onZoomOut} />
      <Legend series={whole.series} hidden={hidden} onChange={setHidden} />
    </>
  );
}
