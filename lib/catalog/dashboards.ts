import { OVERVIEW } from "./dashboards/overview";
import { PERFORMANCE } from "./dashboards/performance";
import type { DashboardDef, PanelDef } from "./types";

/** Every dashboard the console has, in the order of its navigation. */
export const DASHBOARDS: readonly DashboardDef[] = [OVERVIEW, PERFORMANCE];

export const findDashboard = (id: string): DashboardDef | undefined => DASHBOARDS.find((d) => d.id === id);

/** The panels of all sections, in reading order. */
export const panelsOf = (dashboard: DashboardDef): readonly PanelDef[] => dashboard.sections.flatMap((s) => s.panels);
