import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import type uPlot from "uplot";
// oxlint-disable-next-line boundaries/dependencies -- it is the component that is measured here
import { Panel } from "@/components/panels/panel";
// oxlint-disable-next-line boundaries/dependencies -- as above
import { PanelSurroundingsProvider } from "@/components/panels/panel-context";
import { axisOf, CONTEXT, line, panelDef } from "@/lib/presenters/chart/chart-fixture";
import type { TimeAxis } from "@/lib/presenters/chart/types";
// oxlint-disable-next-line boundaries/dependencies -- as above
import messages from "@/messages/en.json";
import { samplesOf, type Size } from "./samples";
import { mountUPlot, Ours, PlainRecharts, uPlotData } from "./subjects";
import "./page.css";

export type Subject = "ours" | "recharts" | "uplot";

const stage = document.querySelector<HTMLElement>("#stage") ?? document.body;
let root: Root | null = null;
let plots: uPlot[] = [];

const painted = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

function show(content: ReactNode): void {
  root ??= createRoot(stage);
  const all = (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      {content}
    </NextIntlClientProvider>
  );
  flushSync(() => root?.render(all));
}

function clear(): Promise<void> {
  root?.unmount();
  root = null;
  for (const plot of plots) plot.destroy();
  plots = [];
  stage.replaceChildren();
  return painted();
}

/** Shows `count` charts of one kind, sharing a cursor when there are several; resolves once they are painted. */
async function mount(subject: Subject, size: Size, count = 1, shift = 0): Promise<void> {
  const samples = samplesOf(size, shift);
  const sync = count > 1 ? "bench" : undefined;
  const ids = Array.from({ length: count }, (_, at) => `chart-${at}`);
  if (subject === "uplot") {
    if (plots.length === 0) {
      const box = stage.appendChild(Object.assign(document.createElement("div"), { className: "charts" }));
      plots = ids.map(() => mountUPlot(box, samples, sync));
    } else for (const plot of plots) plot.setData(uPlotData(samples));
  } else {
    show(
      <div className="charts">
        {ids.map((id) =>
          subject === "ours" ? (
            <Ours key={id} id={id} samples={samples} />
          ) : (
            <PlainRecharts key={id} samples={samples} {...(sync && { sync })} />
          ),
        )}
      </div>,
    );
  }
  await painted();
}

/** How often the texts of a panel were read, which every render of it or of its header does. */
const reads = new Map<string, number>();

const PANELS = Array.from({ length: 12 }, (_, at) => {
  const def = panelDef({ id: `panel-${at}` });
  const { title, empty } = def;
  const counted = <T,>(value: T): T => {
    reads.set(def.id, (reads.get(def.id) ?? 0) + 1);
    return value;
  };
  return Object.defineProperties(def, { title: { get: () => counted(title) }, empty: { get: () => counted(empty) } });
});
const SURROUNDINGS = { context: CONTEXT, fillQuery: () => "up", retry: () => undefined };

const panelData = (id: string, size: Size, shift: number) => ({
  id,
  status: "ready" as const,
  series: samplesOf(size, shift).columns.map((values, at) => line(`service-${at}`, [...values])),
});
let shown: { data: ReturnType<typeof panelData>[]; axis: TimeAxis } = { data: [], axis: axisOf(0) };

/** Twelve real panels; `changed` are the ones whose data is new, the others keep theirs. The axis moves only when all are new. */
function panels(size: Size, shift: number, changed: readonly number[] | "all"): void {
  const isNew = (at: number) => changed === "all" || changed.includes(at);
  const data = PANELS.map(({ id }, at) =>
    isNew(at) ? panelData(id, size, shift) : (shown.data[at] ?? panelData(id, size, shift)),
  );
  shown = {
    data,
    axis:
      changed === "all"
        ? { timestamps: samplesOf({ ...size, series: 0 }, shift).timestamps, stepMs: 15_000 }
        : shown.axis,
  };
  show(
    <PanelSurroundingsProvider value={SURROUNDINGS}>
      <div className="charts">
        {PANELS.map((def, at) => (
          <Panel key={def.id} def={def} data={shown.data[at]} axis={shown.axis} failure={null} staleSince={null} />
        ))}
      </div>
    </PanelSurroundingsProvider>,
  );
}

/** Tasks over 50 ms since the last call, in ms. */
const longTasks: number[] = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
  type: "longtask",
});

export const bench = {
  mount,
  clear,
  panels,
  painted,
  takeLongTasks: () => longTasks.splice(0),
  takeRendered: () => {
    const ids = [...reads.keys()];
    reads.clear();
    return ids;
  },
};
export type Bench = typeof bench;
Object.assign(window, { bench });
