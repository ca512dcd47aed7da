import { z } from "zod";

/** `GET /api/v1/dashboards` */
export const DashboardSummary = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  path: z.string(),
  panels: z.array(z.object({ id: z.string(), title: z.string(), unit: z.string() })),
});
export const DashboardList = z.object({ items: z.array(DashboardSummary) });

export const PanelStatus = z.enum(["ready", "empty", "failed", "stale"]);

/** One line of a panel: `values[i]` belongs to `timestamps[i]`; `null` is a gap (no sample, NaN or infinite). */
export const PanelSeries = z.object({
  /** Which of the panel's queries it came from. */
  query: z.string(),
  /** Readable name, from the query's legend. */
  name: z.string(),
  labels: z.record(z.string(), z.string()),
  values: z.array(z.number().nullable()),
});

export const PanelData = z.object({
  id: z.string(),
  status: PanelStatus,
  /** Why it is empty, failed or stale; a sentence for people. */
  reason: z.string().optional(),
  series: z.array(PanelSeries),
});

/** `GET /api/v1/dashboards/{id}/data`. */
export const DashboardData = z.object({
  id: z.string(),
  stepMs: z.number().int().positive(),
  /** Milliseconds since 1970, ascending. Aligned to the step, but for the last one, which may be nearer to now. */
  timestamps: z.array(z.number().int()),
  /** Age in ms of the oldest answer among the panels: 0 when all of them were just evaluated. */
  ageMs: z.number().nonnegative(),
  /** Set when `since` was asked for: only points after it are here; merge them with `mergeDashboard`. */
  since: z.number().int().optional(),
  /** Set together with `since`: first timestamp of the whole window; `mergeDashboard` drops what is older. */
  start: z.number().int().optional(),
  panels: z.array(PanelData),
});

export type DashboardSummary = z.infer<typeof DashboardSummary>;
export type DashboardList = z.infer<typeof DashboardList>;
export type PanelStatus = z.infer<typeof PanelStatus>;
export type PanelSeries = z.infer<typeof PanelSeries>;
export type PanelData = z.infer<typeof PanelData>;
export type DashboardData = z.infer<typeof DashboardData>;
