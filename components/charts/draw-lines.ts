import { DASHES, DOT_SIZE, LINE_WIDTH, type LinearScale } from "@/lib/presenters/chart/geometry";
import { pixelRuns, type Run } from "@/lib/presenters/chart/pixel-runs";
import type { Dash, PreparedChart, PreparedSeries } from "@/lib/presenters/chart/types";

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Draws every line into the plot's box, sharp on dense screens. `x` and `y` map values to CSS pixels of the chart. */
export function drawLines(
  canvas: HTMLCanvasElement,
  chart: PreparedChart,
  plot: Box,
  x: LinearScale,
  y: LinearScale,
): void {
  const pen = preparePen(canvas, plot);
  if (pen === null) return;
  const styles = getComputedStyle(canvas);
  const color = (series: PreparedSeries) => styles.getPropertyValue(`--series-${series.color}`);
  const localX: LinearScale = (at) => x(at) - plot.x;
  const localY: LinearScale = (value) => y(value) - plot.y;
  const toRuns = (values: PreparedSeries["values"]) =>
    pixelRuns({ timestamps: chart.timestamps, values, x: localX, y: localY });
  for (const series of chart.series.toReversed()) {
    const runs = toRuns(series.upper);
    pen.strokeStyle = pen.fillStyle = color(series);
    if (series.lower !== null) fillBand(pen, runs, toRuns(series.lower));
    strokeRuns(pen, runs, series.dash);
  }
}

/** Sizes the canvas to the plot; half a line's width around it keeps lines on the edge whole. */
function preparePen(canvas: HTMLCanvasElement, plot: Box): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round((plot.width + EDGE * 2) * ratio), Math.round((plot.height + EDGE * 2) * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${width / ratio}px`;
    canvas.style.height = `${height / ratio}px`;
  }
  canvas.style.left = `${plot.x - EDGE}px`;
  canvas.style.top = `${plot.y - EDGE}px`;
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  pen.setTransform(ratio, 0, 0, ratio, EDGE * ratio, EDGE * ratio);
  pen.clearRect(-EDGE, -EDGE, plot.width + EDGE * 2, plot.height + EDGE * 2);
  pen.lineWidth = LINE_WIDTH;
  pen.lineJoin = "round";
  return pen;
}

const EDGE = 2;

function strokeRuns(pen: CanvasRenderingContext2D, runs: readonly Run[], dash: Dash): void {
  pen.setLineDash([...DASHES[dash]]);
  pen.beginPath();
  for (const run of runs) {
    if (run.length > 2) trace(pen, run);
  }
  pen.stroke();
  for (const [x = 0, y = 0, more] of runs) {
    if (more === undefined) fillDot(pen, x, y);
  }
}

function trace(pen: CanvasRenderingContext2D, run: Run): void {
  pen.moveTo(run[0] ?? 0, run[1] ?? 0);
  for (let at = 2; at < run.length; at += 2) pen.lineTo(run[at] ?? 0, run[at + 1] ?? 0);
}

function fillDot(pen: CanvasRenderingContext2D, x: number, y: number): void {
  pen.beginPath();
  pen.arc(x, y, DOT_SIZE / 2, 0, 2 * Math.PI);
  pen.fill();
}

function fillBand(pen: CanvasRenderingContext2D, upper: readonly Run[], lower: readonly Run[]): void {
  pen.globalAlpha = 0.35;
  pen.beginPath();
  upper.forEach((run, index) => {
    trace(pen, run);
    const floor = lower[index] ?? run;
    for (let at = floor.length - 2; at >= 0; at -= 2) pen.lineTo(floor[at] ?? 0, floor[at + 1] ?? 0);
    pen.closePath();
  });
  pen.fill();
  pen.globalAlpha = 1;
}
