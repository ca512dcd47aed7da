import { axisOf, CONTEXT, line, panelDef, wave } from "@/lib/presenters/chart/chart-fixture";
import { prepareChart } from "@/lib/presenters/chart/prepare-chart";
import type { PreparedChart } from "@/lib/presenters/chart/types";

export type Size = { readonly series: number; readonly points: number };

export type Samples = { readonly timestamps: readonly number[]; readonly columns: readonly (readonly number[])[] };

/** The same numbers for every library; `shift` moves the window on, as a refresh does. */
export function samplesOf({ series, points }: Size, shift = 0): Samples {
  const { timestamps } = axisOf(points + shift);
  const columns = Array.from({ length: series }, (_, at) => wave(points + shift, at % 9).slice(shift));
  return { timestamps: timestamps.slice(shift), columns };
}

const DEF = panelDef();

/** Ours has more to do than to draw: names, colours, axes and the summary are part of its time. */
export const prepared = ({ timestamps, columns }: Samples): PreparedChart =>
  prepareChart(
    DEF,
    { series: columns.map((values, at) => line(`service-${at}`, [...values])) },
    { timestamps, stepMs: 15_000 },
    CONTEXT,
  );
