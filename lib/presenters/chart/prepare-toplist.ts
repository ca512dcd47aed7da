import type { PanelDef } from "@/lib/catalog/types";
import type { PanelData } from "@/lib/contracts/dashboards";
import { prepareSeries } from "./series";
import type { ChartContext, Level, TimeAxis } from "./types";

export type ToplistItem = {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** Length of the bar, 0..1 of the largest. */
  readonly share: number;
  readonly level: Level;
};

/** Latest values, largest first; series that stopped are left out. */
export function prepareToplist(
  def: PanelDef,
  data: Pick<PanelData, "series">,
  axis: TimeAxis,
  context: ChartContext,
): ToplistItem[] {
  const lines = prepareSeries({ ...def, stacked: false }, data.series, axis.timestamps.length, context)
    .filter((line) => line.latest !== null)
    .toSorted((a, b) => (b.latest ?? 0) - (a.latest ?? 0));
  const largest = Math.max(0, ...lines.map((line) => line.latest ?? 0));
  return lines.map((line) => ({
    key: line.key,
    name: line.name,
    value: line.latestText,
    share: largest > 0 ? Math.max(0, (line.latest ?? 0) / largest) : 0,
    level: line.level,
  }));
}
