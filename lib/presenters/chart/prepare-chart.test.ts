import { describe, expect, it } from "vitest";
import type { ThresholdDef, UnitId } from "@/lib/catalog/types";
import { axisOf, CONTEXT, line, panelDef } from "./chart-fixture";
import { hideSeries, prepareChart } from "./prepare-chart";

const limit = (value: number, level: ThresholdDef["level"] = "warning"): ThresholdDef => ({
  level,
  value,
  bad: "above",
  label: { en: "High", es: "Alta" },
});
const chartOf = (over: Parameters<typeof panelDef>[0], series: ReturnType<typeof line>[], points = 3) =>
  prepareChart(panelDef(over), { series }, axisOf(points), CONTEXT);
const ticks = (unit: UnitId, values: (number | null)[], thresholds: ThresholdDef[] = []) =>
  chartOf({ unit, thresholds }, [line("a", values)]).y.ticks.map(({ label }) => label.replaceAll("\u00a0", " "));

describe("value axis", () => {
  it.each<{ unit: UnitId; values: (number | null)[]; thresholds?: ThresholdDef[]; expected: string[]; why: string }>([
    {
      unit: "seconds",
      values: [0.06, 0.04],
      expected: ["0", "20 ms", "40 ms", "60 ms"],
      why: "starts at zero, ends on a round number",
    },
    {
      unit: "seconds",
      values: [0.3],
      thresholds: [limit(0.5)],
      expected: ["0", "200 ms", "400 ms", "600 ms"],
      why: "a limit in reach is inside",
    },
    {
      unit: "seconds",
      values: [0.03],
      thresholds: [limit(0.5)],
      expected: ["0", "10 ms", "20 ms", "30 ms"],
      why: "a limit out of reach is not",
    },
    {
      unit: "ratio",
      values: [0.99],
      expected: ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"].map((t) => (t === "0 %" ? "0" : t)),
      why: "a share ends at 100 %",
    },
    {
      unit: "ratio",
      values: [0, 0],
      expected: ["0", "0.2 %", "0.4 %", "0.6 %", "0.8 %", "1.0 %"],
      why: "all zeros lie on the floor",
    },
    {
      unit: "ratio",
      values: [0],
      thresholds: [limit(0.001), limit(0.05)],
      expected: ["0", "0.025 %", "0.050 %", "0.075 %", "0.100 %", "0.125 %"],
      why: "all zeros show the nearest limit",
    },
    { unit: "count", values: [-4, 6], expected: ["-4", "-2", "0", "2", "4", "6"], why: "negative values have room" },
    {
      unit: "bytes",
      values: [300 * 1024 * 1024],
      expected: ["0", "64 MiB", "128 MiB", "192 MiB", "256 MiB", "320 MiB"],
      why: "bytes go by powers of two",
    },
    { unit: "state", values: [1], expected: ["down", "up"], why: "states are words" },
    { unit: "count", values: [null], expected: ["0", "0.2", "0.4", "0.6", "0.8", "1.0"], why: "no value at all" },
  ])("$why", ({ unit, values, thresholds, expected }) => expect(ticks(unit, values, thresholds)).toEqual(expected));
});

describe("thresholds", () => {
  it("are drawn only inside the axis", () => {
    const chart = chartOf({ thresholds: [limit(0.1), limit(5, "critical")] }, [line("a", [0.08])]);
    expect(chart.thresholds).toEqual([{ value: 0.1, level: "warning", label: "High" }]);
  });

  it("tell the level of the latest value, limits inclusive", () => {
    const levels = [0.05, 0.1, 0.6].map(
      (value) =>
        chartOf({ thresholds: [limit(0.1), limit(0.6, "critical")] }, [line("a", [value])], 1).series[0]?.level,
    );
    expect(levels).toEqual(["ok", "warning", "critical"]);
  });
});

describe("series", () => {
  it("keep a service's colour on every panel and under every filter", () => {
    const all = chartOf({}, [line("auth", [1]), line("coupon", [1]), line("gateway", [1])]);
    const one = chartOf({}, [line("coupon", [1])]);
    const color = (chart: typeof all, name: string) => chart.series.find((series) => series.name === name)?.color;
    expect([color(all, "gateway"), color(all, "auth"), color(all, "coupon")]).toEqual([1, 2, 3]);
    expect(color(one, "coupon")).toBe(3);
  });

  it("tell queries of one service apart by dashes", () => {
    const p50 = { ...line("auth p50", [1], { job: "auth" }), query: "p50" };
    const p99 = { ...line("auth p99", [2], { job: "auth" }), query: "p99" };
    const looks = chartOf({}, [p99, p50]).series.map(({ name, color, dash }) => ({ name, color, dash }));
    expect(looks).toEqual([
      { name: "auth p50", color: 2, dash: 0 },
      { name: "auth p99", color: 2, dash: 1 },
    ]);
  });

  it("never give two unknown services of a panel the same look", () => {
    const names = Array.from({ length: 10 }, (_, at) => `new-${at}`);
    const looks = chartOf(
      {},
      names.map((name) => line(name, [1])),
    ).series.map(({ color, dash }) => `${color}/${dash}`);
    expect(new Set(looks).size).toBe(10);
  });

  it("dash the second round of colours", () => {
    const names = Array.from({ length: 12 }, (_, at) => `coupon-${at}`);
    const series = chartOf(
      {},
      names.map((name) => line(name, [1], { job: "coupon", instance: name })),
    ).series;
    expect(new Set(series.map(({ color, dash }) => `${color}/${dash}`)).size).toBe(12);
  });

  it("put the largest first in a long legend, by name in a short one", () => {
    const many = Array.from({ length: 15 }, (_, at) => line(`s${at}`, [at]));
    expect(chartOf({}, many).series[0]?.name).toBe("s14");
    expect(
      chartOf({}, many.slice(0, 12).toReversed())
        .series.slice(0, 3)
        .map(({ name }) => name),
    ).toEqual(["s0", "s1", "s2"]);
  });

  it("have a latest value unless they stopped", () => {
    const chart = chartOf({}, [line("late", [1, 2, null]), line("stopped", [1, null, null, null])], 4);
    expect(chart.series.map(({ latest }) => latest)).toEqual([2, null]);
  });

  it("lie on each other when stacked, with holes where one has a gap", () => {
    const chart = chartOf({ stacked: true, unit: "count" }, [line("a", [1, null, 1]), line("b", [2, 2, 2])]);
    expect(chart.series.map(({ lower, upper }) => ({ lower, upper }))).toEqual([
      { lower: [0, null, 0], upper: [1, null, 1] },
      { lower: [1, 0, 1], upper: [3, 2, 3] },
    ]);
    expect(chart.y.max).toBe(3);
  });
});

describe("hideSeries", () => {
  it("fits the axis to what is left and keeps colours", () => {
    const def = panelDef({ unit: "count" });
    const chart = prepareChart(def, { series: [line("auth", [1]), line("coupon", [100])] }, axisOf(1), CONTEXT);
    const one = hideSeries(chart, new Set([chart.series[1]?.key ?? ""]), def, CONTEXT);
    expect(one.series.map(({ name, color }) => `${name} ${color}`)).toEqual(["auth 2"]);
    expect(one.y.max).toBe(1);
    expect(hideSeries(chart, new Set(), def, CONTEXT)).toBe(chart);
  });
});

describe("summary", () => {
  it.each([
    {
      locale: "en" as const,
      expected:
        "Latency p95: 2 lines over 30 s. Highest now: coupon 200 ms; lowest now: auth 50 ms. Beyond a threshold: coupon.",
    },
    {
      locale: "es" as const,
      expected:
        "Latencia p95: 2 líneas en 30 s. Máximo ahora: coupon 200 ms; mínimo ahora: auth 50 ms. Fuera de umbral: coupon.",
    },
  ])("says it in $locale", ({ locale, expected }) => {
    const series = [line("auth", [0, 0, 0.05]), line("coupon", [0, 0, 0.2])];
    const chart = prepareChart(panelDef({ thresholds: [limit(0.1)] }), { series }, axisOf(3), { ...CONTEXT, locale });
    expect(chart.summary.replaceAll("\u00a0", " ")).toBe(expected);
  });
});
