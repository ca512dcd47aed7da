"use client";
import { useMemo, useRef } from "react";
import { chartSvg } from "@/lib/presenters/svg/chart-svg";
import type { TimeSeriesChartProps } from "./time-series-chart";
import { useChartInTurn } from "./use-chart-in-turn";
import { useOnScreen } from "./use-on-screen";
import { useWidth } from "./use-width";

type ChartFrameProps = Omit<TimeSeriesChartProps, "width" | "height">;

/**
 * A chart's place on the page, of fixed height. First the picture that the server drew; the interactive chart takes over
 * at the same place once it is in sight, loaded and its turn has come.
 */
export function ChartFrame(props: ChartFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const visible = useOnScreen(frame, true);
  const draw = useChartInTurn(visible && width !== null);
  return (
    <div ref={frame} className="chart-frame">
      {draw !== null && width !== null ? draw({ ...props, width }) : <FirstPaint chart={props.chart} />}
    </div>
  );
}

function FirstPaint({ chart }: Pick<ChartFrameProps, "chart">) {
  const html = useMemo(() => ({ __html: chartSvg(chart) }), [chart]);
  // Every text in it was escaped by the renderer.
  return <div className="chart-layer" dangerouslySetInnerHTML={html} />;
}
