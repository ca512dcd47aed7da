import type { ReactNode } from "react";
import type { PanelDef } from "@/lib/catalog/types";
import type { PanelSeries } from "@/lib/contracts/dashboards";
import type { TimeAxis } from "@/lib/presenters/chart/types";

export type VisualiserProps = {
  readonly def: PanelDef;
  readonly series: readonly PanelSeries[];
  readonly axis: TimeAxis;
  readonly asTable: boolean;
};

/** Draws the data of one kind of panel. */
export type Visualiser = (props: VisualiserProps) => ReactNode;
