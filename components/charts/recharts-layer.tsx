"use client";
import { memo, useMemo } from "react";
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from "recharts";
import { DASHES, LINE_WIDTH, PLOT, TICK_GAP } from "@/lib/presenters/chart/geometry";
import type { PreparedChart } from "@/lib/presenters/chart/types";
import { CanvasLines } from "./canvas-lines";

/**
 * Above this many points in a chart one canvas draws the lines. Recharts could draw three times as many before a chart
 * takes longer than 50 ms, but an update would cost 25 ms instead of 10, and a refresh updates a dozen.
 */
const MOST_LINE_POINTS = 1000;

export const drawsOnCanvas = (chart: PreparedChart): boolean =>
  chart.stacked || chart.series.length * chart.timestamps.length > MOST_LINE_POINTS;

type LayerProps = { chart: PreparedChart; width: number; height: number };

/** Axes, grid and lines. The tick texts are placed by hand: where the server's picture has them. */
export const RechartsLayer = memo(function RechartsLayer({ chart, width, height }: LayerProps) {
  const onCanvas = drawsOnCanvas(chart);
  const rows = useMemo(() => (onCanvas ? endsOnly(chart) : toRows(chart)), [chart, onCanvas]);
  const xLabels = useMemo(() => new Map(chart.x.ticks.map((tick) => [tick.at, tick])), [chart.x.ticks]);
  const yLabels = useMemo(() => new Map(chart.y.ticks.map(({ value, label }) => [value, label])), [chart.y.ticks]);
  return (
    <LineChart width={width} height={height} data={rows} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" shapeRendering="crispEdges" />
      <XAxis
        dataKey="t"
        type="number"
        domain={[chart.x.from, chart.x.to]}
        ticks={[...xLabels.keys()]}
        allowDataOverflow
        interval={0}
        height={PLOT.bottom}
        axisLine={false}
        tickLine={false}
        tick={({ x, payload }: TickProps) => {
          const tick = xLabels.get(Number(payload.value));
          return (
            <text
              x={x}
              y={height - PLOT.bottom + TICK_GAP}
              dy=".71em"
              textAnchor="middle"
              fill="var(--chart-text)"
              {...(tick?.midnight && { fontWeight: 600 })}
              {...(tick?.minor && { className: "chart-minor" })}
            >
              {tick?.label}
            </text>
          );
        }}
      />
      <YAxis
        type="number"
        domain={[chart.y.min, chart.y.max]}
        ticks={[...yLabels.keys()]}
        allowDataOverflow
        interval={0}
        width={PLOT.left}
        axisLine={false}
        tickLine={false}
        tick={({ y, payload }: TickProps) => (
          <text x={PLOT.left - TICK_GAP} y={y} dy=".32em" textAnchor="end" fill="var(--chart-text)">
            {yLabels.get(Number(payload.value))}
          </text>
        )}
      />
      {onCanvas ? <CanvasLines chart={chart} /> : lines(chart)}
    </LineChart>
  );
});

type TickProps = { x: number | string; y: number | string; payload: { value: unknown } };

const MARGIN = { top: PLOT.top, right: PLOT.right, bottom: 0, left: 0 };

type LineRow = { t: number } & Record<`s${number}`, number | null>;

const endsOnly = (chart: PreparedChart): LineRow[] => [{ t: chart.x.from }, { t: chart.x.to }];

const toRows = ({ timestamps, series }: PreparedChart): LineRow[] =>
  timestamps.map((t, at) => {
    const row: LineRow = { t };
    series.forEach(({ upper }, index) => {
      row[`s${index}`] = upper[at] ?? null;
    });
    return row;
  });

/** The first line of the legend is drawn last, on top. */
const lines = ({ series }: PreparedChart) =>
  series
    .map((line, index) => (
      <Line
        key={line.key}
        dataKey={`s${index}`}
        type="linear"
        stroke={`var(--series-${line.color})`}
        strokeWidth={LINE_WIDTH}
        strokeLinejoin="round"
        {...(line.dash !== 0 && { strokeDasharray: DASHES[line.dash].join(" ") })}
        dot={false}
        activeDot={false}
        legendType="none"
        connectNulls={false}
        isAnimationActive={false}
      />
    ))
    .toReversed();
