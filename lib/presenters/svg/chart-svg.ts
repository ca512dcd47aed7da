import {
  AXIS_FONT_SIZE,
  CHART_HEIGHT,
  DASHES,
  DOT_SIZE,
  LINE_WIDTH,
  linearScale,
  PLOT,
  plotHeight,
  plotWidth,
  TICK_GAP,
} from "@/lib/presenters/chart/geometry";
import { pixelRuns } from "@/lib/presenters/chart/pixel-runs";
import type { PreparedChart, PreparedSeries } from "@/lib/presenters/chart/types";
import { svgNumber, svgText } from "./escape";
import { bandPath, linePath } from "./path";

export type SvgOptions = {
  readonly height?: number;
  /** Width in pixels, or `fluid`: fills its container, whose width the server cannot know. */
  readonly width?: number | "fluid";
};

/** Width the lines of a fluid chart are calculated for; the browser stretches them. */
const DRAWN_WIDTH = 600;
/** Drawing units per pixel of height: whole numbers then are half pixels. */
const FINE = 2;

/**
 * The whole chart as one SVG element: grid, axes, thresholds and lines, at the places the browser's chart has them.
 * Colours are CSS variables; no style attribute is used, so that it passes a strict content security policy.
 */
export function chartSvg(chart: PreparedChart, { height = CHART_HEIGHT, width = "fluid" }: SvgOptions = {}): string {
  const inner = plotHeight(height);
  const plot = valueAxis(chart, inner) + timeAxis(chart, inner) + lines(chart, inner) + thresholds(chart, inner);
  const head = `role="img" aria-label="${svgText(chart.title)}" font-size="${AXIS_FONT_SIZE}"`;
  if (width === "fluid") {
    // Placed and sized by the style sheet: the plot's box in pixels, all that is around it overflows.
    return `<svg class="chart-plot" height="${inner}" overflow="visible" ${head}>${plot}</svg>`;
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${head}>` +
    `<svg x="${PLOT.left}" y="${PLOT.top}" width="${plotWidth(width)}" height="${inner}" overflow="visible">${plot}</svg></svg>`
  );
}

function valueAxis({ y }: PreparedChart, height: number): string {
  const scale = linearScale(y.min, y.max, height, 0);
  const grid = y.ticks.map(({ value }) => `M0 ${svgNumber(scale(value))}h9999`).join("");
  const labels = y.ticks.map(
    ({ value, label }) => `<text x="${-TICK_GAP}" y="${svgNumber(scale(value))}" dy=".32em">${svgText(label)}</text>`,
  );
  // The grid is drawn too long on purpose and cut by its own viewport, since a fluid plot has no width in numbers.
  return (
    `<svg width="100%" height="${height + 1}"><path d="${grid}" stroke="var(--chart-grid)" fill="none" shape-rendering="crispEdges"/></svg>` +
    `<g fill="var(--chart-text)" text-anchor="end">${labels.join("")}</g>`
  );
}

function timeAxis({ x }: PreparedChart, height: number): string {
  const share = linearScale(x.from, x.to, 0, 100);
  const labels = x.ticks.map(({ at, label, minor, midnight }) => {
    const looks = `${minor ? ` class="chart-minor"` : ""}${midnight ? ` font-weight="600"` : ""}`;
    return `<text x="${svgNumber(share(at), 2)}%" y="${height + TICK_GAP}" dy=".71em"${looks}>${svgText(label)}</text>`;
  });
  return `<g fill="var(--chart-text)" text-anchor="middle">${labels.join("")}</g>`;
}

function thresholds(chart: PreparedChart, height: number): string {
  const scale = linearScale(chart.y.min, chart.y.max, height, 0);
  return chart.thresholds
    .map(({ value, level, label }) => {
      const y = svgNumber(scale(value));
      return (
        `<line x2="100%" y1="${y}" y2="${y}" stroke="var(--chart-${level})" stroke-dasharray="5 4"/>` +
        `<text x="100%" y="${y}" dx="-2" dy="-.35em" text-anchor="end" fill="var(--chart-${level})" class="chart-halo">${svgText(label)}</text>`
      );
    })
    .join("");
}

function lines(chart: PreparedChart, height: number): string {
  const x = linearScale(chart.x.from, chart.x.to, 0, DRAWN_WIDTH);
  const y = linearScale(chart.y.min, chart.y.max, height * FINE, 0);
  // The first series lies on top, as in its legend.
  const drawn = chart.series.toReversed().map((series) => seriesPath(series, chart, x, y));
  return (
    `<svg width="100%" height="${height}" viewBox="0 0 ${DRAWN_WIDTH} ${height * FINE}" preserveAspectRatio="none">` +
    `<g fill="none" stroke-width="${LINE_WIDTH}" stroke-linejoin="round">${drawn.join("")}</g></svg>`
  );
}

type Scale = (value: number) => number;

function seriesPath(series: PreparedSeries, { timestamps }: PreparedChart, x: Scale, y: Scale): string {
  const runs = pixelRuns({ timestamps, values: series.upper, x, y });
  if (runs.length === 0) return "";
  const color = `stroke="var(--series-${series.color})"`;
  const unscaled = `vector-effect="non-scaling-stroke"`;
  const dash = series.dash === 0 ? "" : ` stroke-dasharray="${DASHES[series.dash].join(" ")}"`;
  const longRuns = runs.filter((run) => run.length > 2);
  const dots = runs.filter((run) => run.length === 2);
  const line = longRuns.length === 0 ? "" : `<path d="${linePath(longRuns)}" ${color} ${unscaled}${dash}/>`;
  const points =
    dots.length === 0
      ? ""
      : `<path d="${linePath(dots)}" ${color} ${unscaled} stroke-width="${DOT_SIZE}" stroke-linecap="round"/>`;
  if (series.lower === null) return line + points;
  const band = bandPath(runs, pixelRuns({ timestamps, values: series.lower, x, y }));
  return `<path d="${band}" fill="var(--series-${series.color})" fill-opacity=".35"/>${line}${points}`;
}
