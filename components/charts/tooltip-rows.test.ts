import { describe, expect, it } from "vitest";
import { axisOf, CONTEXT, line, panelDef } from "@/lib/presenters/chart/chart-fixture";
import { prepareChart } from "@/lib/presenters/chart/prepare-chart";
import { tooltipRows } from "./tooltip-rows";

const chartOf = (values: (number | null)[]) =>
  prepareChart(
    panelDef({ unit: "count" }),
    { series: values.map((value, at) => line(`s${at}`, [value])) },
    axisOf(1),
    CONTEXT,
  );

describe("tooltipRows", () => {
  it("lists the largest first and leaves gaps out", () => {
    const { rows, more } = tooltipRows(chartOf([1, null, 3]), 0, null, "en");
    expect(rows.map(({ name, value }) => `${name} ${value}`)).toEqual(["s2 3", "s0 1"]);
    expect(more).toBe(0);
    expect(rows.some(({ nearest }) => nearest)).toBe(false);
  });

  it("marks the line nearest to the pointer", () => {
    const { rows } = tooltipRows(chartOf([1, 5, 9]), 0, 4.4, "en");
    expect(rows.filter(({ nearest }) => nearest).map(({ name }) => name)).toEqual(["s1"]);
  });

  it("of many lines shows those around the pointer", () => {
    const { rows, more } = tooltipRows(chartOf(Array.from({ length: 50 }, (_, at) => at)), 0, 25, "en");
    expect(rows.map(({ value }) => Number(value))).toEqual(
      [30, 29, 28, 27, 26, 25, 24, 23, 22, 21].toSorted((a, b) => b - a),
    );
    expect(more).toBe(40);
  });
});
