"use client";
import { DashboardGrid, type DashboardGridProps } from "@/components/panels/dashboard-grid";
import { ViewProblem } from "@/components/panels/view-problem";
import { findDashboard } from "@/lib/catalog/dashboards";

type DashboardViewProps = Omit<DashboardGridProps, "def"> & { id: string };

/** A dashboard of the catalogue, or why the address makes none. */
export function DashboardView({ id, ...grid }: DashboardViewProps) {
  const def = findDashboard(id);
  if (!def) return null;
  return (
    <div className="flex flex-col gap-3 p-4 max-md:p-3">
      <ViewProblem watched={grid.watched}>
        <DashboardGrid def={def} {...grid} />
      </ViewProblem>
    </div>
  );
}
