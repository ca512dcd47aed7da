"use client";
import { useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { linearScale, type LinearScale } from "@/lib/presenters/chart/geometry";
import type { PreparedChart } from "@/lib/presenters/chart/types";
import { useCanvasHost } from "./canvas-host";
import { drawLines } from "./draw-lines";
import { useThemeVersion } from "./use-theme-version";

/** All lines of a chart on one canvas, on Recharts' own scales. Redrawn when data, size or theme change. */
export function CanvasLines({ chart }: { chart: PreparedChart }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const host = useCanvasHost();
  const plot = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  const theme = useThemeVersion();
  const x = sampled(xScale, chart.x.from, chart.x.to);
  const y = sampled(yScale, chart.y.min, chart.y.max);

  useLayoutEffect(() => {
    if (canvas.current === null || plot === undefined || x === null || y === null) return;
    drawLines(canvas.current, chart, plot, x, y);
  });

  if (host === null) return null;
  // Outside the SVG: a canvas inside foreignObject is scaled and repainted badly by some browsers.
  return createPortal(<canvas ref={canvas} aria-hidden className="chart-canvas" data-theme-version={theme} />, host);
}

/** Both axes are linear, so two answers of Recharts' scale give all others at no cost. */
function sampled(scale: ReturnType<typeof useXAxisScale>, from: number, to: number): LinearScale | null {
  const start = scale?.(from);
  const end = scale?.(to);
  return start === undefined || end === undefined ? null : linearScale(from, to, start, end);
}
