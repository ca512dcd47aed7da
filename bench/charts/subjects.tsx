import type { ReactNode } from "react";
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import uPlot from "uplot";
// oxlint-disable-next-line boundaries/dependencies -- it is the component that is measured here
import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import { CONTEXT } from "@/lib/presenters/chart/chart-fixture";
import { prepared, type Samples } from "./samples";

export const [WIDTH, HEIGHT] = [800, 300];
const COLORS = ["#2d4fc0", "#925200", "#0f8c77", "#582960", "#9d960e", "#45159d", "#1798c8"];
const colorOf = (at: number): string => COLORS[at % COLORS.length] ?? "#000";

/** Our component, preparation included. */
export const Ours = ({ samples, id }: { samples: Samples; id: string }): ReactNode => (
  <div className="chart-frame" style={{ width: WIDTH, height: HEIGHT }}>
    <TimeSeriesChart chart={prepared(samples)} chartId={id} width={WIDTH} height={HEIGHT} reader={CONTEXT} />
  </div>
);

/** Recharts as its guide writes it, without animation and dots; the charts of a page share a cursor by `syncId`. */
export function PlainRecharts({ samples, sync }: { samples: Samples; sync?: string }): ReactNode {
  const rows = samples.timestamps.map((t, at) => ({ t, values: samples.columns.map((column) => column[at]) }));
  return (
    <LineChart width={WIDTH} height={HEIGHT} data={rows} {...(sync !== undefined && { syncId: sync })}>
      <CartesianGrid vertical={false} />
      <XAxis dataKey="t" type="number" domain={["dataMin", "dataMax"]} />
      <YAxis />
      <Tooltip isAnimationActive={false} />
      {samples.columns.map((_, at) => (
        <Line key={at} dataKey={`values[${at}]`} stroke={colorOf(at)} dot={false} isAnimationActive={false} />
      ))}
    </LineChart>
  );
}

/** uPlot with its own legend, the value list that goes with its cursor. */
export function mountUPlot(into: HTMLElement, samples: Samples, sync?: string): uPlot {
  const options: uPlot.Options = {
    width: WIDTH,
    height: HEIGHT,
    series: [
      {},
      ...samples.columns.map((_, at) => ({ stroke: colorOf(at), label: `service-${at}`, points: { show: false } })),
    ],
    ...(sync !== undefined && { cursor: { sync: { key: sync } } }),
  };
  return new uPlot(options, uPlotData(samples), into);
}

export const uPlotData = ({ timestamps, columns }: Samples): uPlot.AlignedData => [
  timestamps.map((at) => at / 1000),
  ...columns.map((column) => [...column]),
];
