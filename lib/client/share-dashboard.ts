import type { DashboardData, PanelData, PanelSeries } from "@/lib/contracts/dashboards";

/**
 * `next`, but with every part of `previous` that says the same: a panel that did not change keeps its identity, so that
 * nothing of it renders again. Linear in the number of values, and stops at the first one that differs.
 */
export function shareDashboard(previous: DashboardData | undefined, next: DashboardData): DashboardData {
  if (previous === undefined) return next;
  const timestamps = sameList(previous.timestamps, next.timestamps) ? previous.timestamps : next.timestamps;
  const known = new Map(previous.panels.map((panel) => [panel.id, panel]));
  const shared = next.panels.map((panel) => sharePanel(known.get(panel.id), panel));
  const panels = sameList(previous.panels, shared) ? previous.panels : shared;
  const { id, stepMs, ageMs, since, start } = next;
  const sameHead =
    id === previous.id &&
    stepMs === previous.stepMs &&
    ageMs === previous.ageMs &&
    since === previous.since &&
    start === previous.start;
  if (sameHead && timestamps === previous.timestamps && panels === previous.panels) return previous;
  return { ...next, timestamps, panels };
}

function sharePanel(previous: PanelData | undefined, next: PanelData): PanelData {
  if (previous === undefined) return next;
  const series = next.series.map((line, index) => shareSeries(previous.series[index], line));
  const sameSeries = sameList(previous.series, series);
  if (sameSeries && previous.status === next.status && previous.reason === next.reason) return previous;
  return { ...next, series: sameSeries ? previous.series : series };
}

function shareSeries(previous: PanelSeries | undefined, next: PanelSeries): PanelSeries {
  if (previous === undefined) return next;
  const same =
    previous.query === next.query &&
    previous.name === next.name &&
    sameLabels(previous.labels, next.labels) &&
    sameList(previous.values, next.values);
  return same ? previous : next;
}

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => Object.is(item, b[index]));

function sameLabels(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
