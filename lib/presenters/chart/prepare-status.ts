import type { PanelDef } from "@/lib/catalog/types";
import type { PanelData } from "@/lib/contracts/dashboards";
import { prepareSeries } from "./series";
import type { ChartContext, TimeAxis } from "./types";

export type UpState = "up" | "down" | "unknown";
/** A stretch of one state; `from` and `to` are shares (0..1) of the range. */
export type StateSpan = { readonly state: UpState; readonly from: number; readonly to: number };

export type StatusItem = {
  readonly key: string;
  readonly name: string;
  readonly state: UpState;
  /** Since when (ms) it is in its present state, or null when that is longer than the range. */
  readonly since: number | null;
  readonly spans: readonly StateSpan[];
};

const stateOf = (value: number | null | undefined): UpState => {
  if (value === null || value === undefined) return "unknown";
  return value >= 1 ? "up" : "down";
};

/** Who is up now, and the range as stretches of up, down and no answer. A value below 1 is down: one instance missing is news. */
export function prepareStatus(
  def: PanelDef,
  data: Pick<PanelData, "series">,
  axis: TimeAxis,
  context: ChartContext,
): StatusItem[] {
  return prepareSeries({ ...def, stacked: false }, data.series, axis.timestamps.length, context).map((line) => {
    const spans = spansOf(line.values, axis.timestamps);
    const state = stateOf(line.latest);
    return { key: line.key, name: line.name, state, since: sinceWhen(line.values, axis.timestamps, state), spans };
  });
}

function spansOf(values: readonly (number | null)[], timestamps: readonly number[]): StateSpan[] {
  const first = timestamps[0] ?? 0;
  const length = Math.max(1, (timestamps.at(-1) ?? first) - first);
  const spans: StateSpan[] = [];
  timestamps.forEach((at, index) => {
    const state = stateOf(values[index]);
    const from = (at - first) / length;
    const open = spans.at(-1);
    if (open?.state === state) return;
    if (open !== undefined) spans[spans.length - 1] = { ...open, to: from };
    spans.push({ state, from, to: 1 });
  });
  return spans;
}

function sinceWhen(values: readonly (number | null)[], timestamps: readonly number[], state: UpState): number | null {
  for (let index = timestamps.length - 1; index >= 0; index -= 1) {
    const value = values[index];
    // A late scrape at the very end is not a change of state.
    if (value === null && index >= timestamps.length - 2) continue;
    if (stateOf(value) !== state) return timestamps[index + 1] ?? null;
  }
  return null;
}
