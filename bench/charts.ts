import type { Subject } from "./charts/page";
import { call, type Lab, openLab, taskTime } from "./charts/run";
import type { Size } from "./charts/samples";
import { median, ms, ratio, report, type Row } from "./support/report";

/** Goals 14 to 17 and 22: our chart beside plain Recharts and uPlot, in one run, in a real browser. */
const SUBJECTS = ["ours", "recharts", "uplot"] as const satisfies readonly Subject[];
const ROUNDS = 8;
const WARM_UP = 2;
const MOVES = 60;

type Times = Record<Subject, number>;

/** Measures every subject in turn within each round, so that a busy moment hits all of them. */
async function interleaved(rounds: number, measure: (subject: Subject) => Promise<number>): Promise<Times> {
  const all: Record<Subject, number[]> = { ours: [], recharts: [], uplot: [] };
  for (let round = 0; round < rounds + WARM_UP; round += 1) {
    for (const subject of SUBJECTS) {
      const time = await measure(subject);
      if (round >= WARM_UP) all[subject].push(time);
    }
  }
  return { ours: median(all.ours), recharts: median(all.recharts), uplot: median(all.uplot) };
}

const mounting = (lab: Lab, size: Size): Promise<Times> =>
  interleaved(ROUNDS, async (subject) => {
    const time = await taskTime(lab, () => call(lab.page, "mount", subject, size));
    await call(lab.page, "clear");
    return time;
  });

/** Per mouse move, with what each library shows at the cursor. */
const hovering = (lab: Lab, size: Size, count: number): Promise<Times> =>
  interleaved(3, async (subject) => {
    await call(lab.page, "mount", subject, size, count);
    const time = await taskTime(lab, async () => {
      for (let move = 0; move < MOVES; move += 1) {
        await lab.page.mouse.move(120 + move * 8, 100 + (move % 7) * 5);
        await call(lab.page, "painted");
      }
    });
    await lab.page.mouse.move(0, 0);
    await call(lab.page, "clear");
    return time / MOVES;
  });

const peers = ({ recharts, uplot }: Times): string => `Recharts ${ms(recharts)}, uPlot ${ms(uplot)}`;
const row = (metric: string, times: Times, limit: number, extra = true): Row => ({
  metric,
  peer: peers(times),
  ours: `${ms(times.ours)} (${ratio(times.ours / times.uplot)} uPlot)`,
  goal: `<= ${limit} ms`,
  met: times.ours <= limit && extra,
  kind: "time",
});

async function refreshing(lab: Lab): Promise<Row> {
  const size = { series: 9, points: 240 };
  await call(lab.page, "panels", size, 0, "all");
  await lab.page.waitForFunction(() => document.querySelectorAll("[role=slider]").length === 12);
  await settle(lab);
  await call(lab.page, "takeLongTasks");
  for (let shift = 1; shift <= 5; shift += 1) {
    await call(lab.page, "panels", size, shift, "all");
    await settle(lab);
  }
  const ours = Math.max(0, ...(await call(lab.page, "takeLongTasks")));
  await call(lab.page, "clear");
  await call(lab.page, "mount", "recharts", size, 12);
  await settle(lab);
  await call(lab.page, "takeLongTasks");
  for (let shift = 1; shift <= 5; shift += 1) {
    await call(lab.page, "mount", "recharts", size, 12, shift);
    await settle(lab);
  }
  const peer = Math.max(0, ...(await call(lab.page, "takeLongTasks")));
  await call(lab.page, "clear");
  const words = (longest: number) => (longest === 0 ? "none over 50 ms" : ms(longest));
  return {
    metric: "longest task, refresh of 12 panels 9x240",
    peer: `Recharts ${words(peer)}`,
    ours: words(ours),
    goal: "<= 50 ms",
    met: ours <= 50,
    kind: "time",
  };
}

/** Until nothing has been painted or computed for a while: the panels' turns are over. */
async function settle(lab: Lab): Promise<void> {
  for (let quiet = 0; quiet < 4;) {
    quiet = (await taskTime(lab, () => call(lab.page, "painted"))) < 8 ? quiet + 1 : 0;
  }
}

async function rendering(lab: Lab): Promise<Row> {
  const size = { series: 5, points: 240 };
  await call(lab.page, "panels", size, 0, "all");
  await lab.page.waitForFunction(() => document.querySelectorAll("[role=slider]").length === 12);
  await settle(lab);
  await call(lab.page, "takeRendered");
  await call(lab.page, "panels", size, 1, [3]);
  await settle(lab);
  const others = (await call(lab.page, "takeRendered")).filter((id) => id !== "panel-3");
  return {
    metric: "unrelated panels rendered when one changes",
    peer: "Perses #3448: all (quoted)",
    ours: String(others.length),
    goal: "0",
    met: others.length === 0,
    kind: "count",
  };
}

const lab = await openLab();
const small = await mounting(lab, { series: 20, points: 300 });
const large = await mounting(lab, { series: 50, points: 2000 });
const rows = [
  row("chart to paint, 20x300, warm", small, 35, small.ours <= 2.5 * small.uplot),
  row("chart to paint, 50x2000, warm", large, 50, large.ours <= 2.5 * large.uplot),
  row("hover per event, 50 series, value list", await hovering(lab, { series: 50, points: 300 }, 1), 16),
  row("shared crosshair, 12 charts 5x300", await hovering(lab, { series: 5, points: 300 }, 12), 16),
  await refreshing(lab),
  await rendering(lab),
];
await lab.close();
report("Charts", rows);
