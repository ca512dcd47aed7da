"use client";
import { createContext, useContext } from "react";
import type { QueryDef } from "@/lib/catalog/types";
import type { ChartContext } from "@/lib/presenters/chart/types";

/** What all panels of a page share. Its identity changes only with language, zone, filters or step. */
export type PanelSurroundings = {
  readonly context: ChartContext;
  /** The PromQL that is really sent for a query. */
  readonly fillQuery: (query: QueryDef) => string;
  readonly retry: () => void;
  readonly onZoom?: (range: { readonly from: number; readonly to: number }) => void;
  readonly onZoomOut?: () => void;
};

const Surroundings = createContext<PanelSurroundings | null>(null);

export const PanelSurroundingsProvider = Surroundings.Provider;

export function usePanelSurroundings(): PanelSurroundings {
  const surroundings = useContext(Surroundings);
  if (surroundings === null) throw new Error("A panel needs PanelSurroundingsProvider around it");
  return surroundings;
}
