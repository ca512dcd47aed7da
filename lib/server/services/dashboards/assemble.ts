import "server-only";
import type { DashboardData, PanelData, PanelSeries } from "@/lib/contracts/dashboards";
import { formatDuration } from "@/lib/domain/series/duration";
import { entryFrame } from "@/lib/domain/series/entry";
import { fillLegend } from "@/lib/domain/series/legend";
import { projectFrame } from "@/lib/domain/series/project";
import { newestMs, windowAxis } from "@/lib/domain/series/window";
import type { Collected, PanelResult, QueryResult } from "./collect";

type Locale = "en" | "es";

/** The wire form of what was collected: one shared axis, a state with a reason for each panel, texts in `locale`. */
export function assemble(collected: Collected, locale: Locale): DashboardData {
  const { dashboard, window } = collected;
  const axis = windowAxis(window);
  return {
    id: dashboard.id,
    stepMs: window.stepMs,
    timestamps: axis,
    ageMs: Math.max(0, ...collected.panels.map((panel) => panelAgeMs(collected, panel))),
    panels: collected.panels.map((panel) => assemblePanel(collected, panel, axis, locale)),
  };
}

/** Only what lies after `sinceMs`, every series listed: what `mergeDashboard` expects. */
export function cutSince(data: DashboardData, sinceMs: number): DashboardData {
  const first = data.timestamps.findIndex((time) => time > sinceMs);
  const from = first === -1 ? data.timestamps.length : first;
  const start = data.timestamps[0];
  const cutSeries = (line: PanelSeries): PanelSeries => ({ ...line, values: line.values.slice(from) });
  return {
    ...data,
    since: sinceMs,
    ...(start === undefined ? {} : { start }),
    timestamps: data.timestamps.slice(from),
    panels: data.panels.map((panel) => ({ ...panel, series: panel.series.map(cutSeries) })),
  };
}

function assemblePanel(
  collected: Collected,
  { panel, results }: PanelResult,
  axis: number[],
  locale: Locale,
): PanelData {
  const series = results.flatMap((result) => linesOf(collected, result, axis, locale));
  const broken = results.find((result) => result.failure !== null && result.answer === null)?.failure;
  if (broken) return { id: panel.id, status: "failed", reason: broken.text[locale], series };
  const old = results.find((result) => result.failure !== null)?.failure;
  if (old) {
    const age = formatDuration(panelAgeMs(collected, { panel, results }));
    const since = locale === "es" ? `Última respuesta hace ${age}.` : `Last answer ${age} ago.`;
    return { id: panel.id, status: "stale", reason: `${old.text[locale]} ${since}`, series };
  }
  if (series.length === 0) return { id: panel.id, status: "empty", reason: panel.empty[locale], series };
  return { id: panel.id, status: "ready", series };
}

function linesOf(collected: Collected, { query, answer }: QueryResult, axis: number[], locale: Locale): PanelSeries[] {
  if (!answer) return [];
  const { by, nameOf } = collected.scope;
  return projectFrame(entryFrame(answer.entry), axis).map(({ labels, values }) => {
    const service = labels[by];
    const named = service === undefined ? labels : { ...labels, service: nameOf(service) };
    return { query: query.id, name: fillLegend(query.legend[locale], named), labels, values };
  });
}

/** Ages are counted from slot to slot, so that two readers of one slot get the same bytes. */
function panelAgeMs({ window }: Collected, { results }: PanelResult): number {
  const stale = results.flatMap(({ answer }) => (answer?.failure ? [newestMs(window) - answer.entry.newestMs] : []));
  return Math.max(0, ...stale);
}
