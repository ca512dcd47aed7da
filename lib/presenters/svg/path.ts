import { type Run, simplifyRun } from "@/lib/presenters/chart/pixel-runs";

/** How far a point may be from the simplified line, in drawing units. */
const TOLERANCE = 1.6;

/** Path data of lines, in whole drawing units and relative steps: the shortest way to write it. Single points become a dot (a round cap). */
export function linePath(runs: readonly Run[]): string {
  return runs.map((run) => (run.length === 2 ? `M${pair(run, 0)}h0` : moves(run, "M"))).join("");
}

/** Path data of bands between two lines; `upper` and `lower` have their gaps in the same places. */
export function bandPath(upper: readonly Run[], lower: readonly Run[]): string {
  return upper
    .map((run, index) => {
      const back = reversed(lower[index] ?? run);
      return `${moves(run, "M")}${moves(back, "L")}Z`;
    })
    .join("");
}

const pair = (run: Run, at: number): string => `${Math.round(run[at] ?? 0)} ${Math.round(run[at + 1] ?? 0)}`;

function moves(run: Run, start: "M" | "L"): string {
  const points = simplifyRun(run, TOLERANCE);
  let x = Math.round(points[0] ?? 0);
  let y = Math.round(points[1] ?? 0);
  let path = `${start}${x} ${y}`;
  let first = true;
  for (let at = 2; at < points.length; at += 2) {
    const [nextX, nextY] = [Math.round(points[at] ?? 0), Math.round(points[at + 1] ?? 0)];
    if (nextX === x && nextY === y) continue;
    path += `${first ? "l" : separator(nextX - x)}${nextX - x}${separator(nextY - y)}${nextY - y}`;
    first = false;
    [x, y] = [nextX, nextY];
  }
  return path;
}

/** A minus sign separates numbers by itself. */
const separator = (next: number): string => (next < 0 ? "" : " ");

function reversed(run: Run): Run {
  const back: number[] = [];
  for (let at = run.length - 2; at >= 0; at -= 2) back.push(run[at] ?? 0, run[at + 1] ?? 0);
  return back;
}
