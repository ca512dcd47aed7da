"use client";
import { memo } from "react";
import { DOT_SIZE, linearScale, PLOT, plotHeight, plotWidth } from "@/lib/presenters/chart/geometry";
import { pixelRuns } from "@/lib/presenters/chart/pixel-runs";
import type { PreparedChart } from "@/lib/presenters/chart/types";
import { drawsOnCanvas } from "./recharts-layer";

/** Thresholds with their labels, over the lines; and dots for points without neighbours, which a line cannot show. */
export const MarksLayer = memo(function MarksLayer({
  chart,
  width,
  height,
}: {
  chart: PreparedChart;
  width: number;
  height: number;
}) {
  const right = PLOT.left + plotWidth(width);
  const y = linearScale(chart.y.min, chart.y.max, PLOT.top + plotHeight(height), PLOT.top);
  return (
    <svg className="chart-layer" width={width} height={height} aria-hidden>
      {!drawsOnCanvas(chart) && (
        <Dots chart={chart} x={linearScale(chart.x.from, chart.x.to, PLOT.left, right)} y={y} />
      )}
      {chart.thresholds.map(({ value, level, label }) => (
        <g key={`${level} ${value}`}>
          <line
            x1={PLOT.left}
            x2={right}
            y1={y(value)}
            y2={y(value)}
            stroke={`var(--chart-${level})`}
            strokeDasharray="5 4"
          />
          <text
            x={right - 2}
            y={y(value)}
            dy="-.35em"
            textAnchor="end"
            fill={`var(--chart-${level})`}
            className="chart-halo"
          >
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
});

type Scale = (value: number) => number;

function Dots({ chart, x, y }: { chart: PreparedChart; x: Scale; y: Scale }) {
  return chart.series.map(({ key, color, upper }) =>
    pixelRuns({ timestamps: chart.timestamps, values: upper, x, y })
      .filter((run) => run.length === 2)
      .map(([cx, cy]) => (
        <circle key={`${key} ${cx}`} cx={cx} cy={cy} r={DOT_SIZE / 2} fill={`var(--series-${color})`} />
      )),
  );
}
