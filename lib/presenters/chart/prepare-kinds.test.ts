import { describe, expect, it } from "vitest";
import { axisOf, CONTEXT, FIXTURE_START, line, panelDef } from "./chart-fixture";
import { prepareChart } from "./prepare-chart";
import { prepareStat } from "./prepare-stat";
import { prepareStatus } from "./prepare-status";
import { prepareTable } from "./prepare-table";
import { prepareToplist } from "./prepare-toplist";

const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ");

describe("prepareStat", () => {
  it.each([
    { unit: "seconds" as const, values: [0.1, 0.2], value: "200 ms", delta: "100 %", direction: "up" },
    { unit: "ratio" as const, values: [0.05, 0.02], value: "2 %", delta: "3 %", direction: "down" },
    { unit: "requestsPerSecond" as const, values: [10, 10.01], value: "10 req/s", delta: "0.1 %", direction: "same" },
    { unit: "seconds" as const, values: [0, 0.2], value: "200 ms", delta: "200 ms", direction: "up" },
  ])("$unit $values", ({ unit, values, value, delta, direction }) => {
    const [item] = prepareStat(panelDef({ unit }), { series: [line("a", values)] }, axisOf(2), CONTEXT);
    expect([plain(item?.value), plain(item?.delta?.text), item?.delta?.direction]).toEqual([value, delta, direction]);
  });

  it("has no change to tell without a value", () => {
    const [item] = prepareStat(panelDef(), { series: [line("a", [null, null])] }, axisOf(2), CONTEXT);
    expect([item?.value, item?.delta]).toEqual(["–", null]);
  });
});

describe("prepareStatus", () => {
  const status = (values: (number | null)[]) =>
    prepareStatus(
      panelDef({ unit: "state" }),
      { series: [line("a", values)] },
      axisOf(values.length, 1000),
      CONTEXT,
    )[0];

  it.each([
    { values: [1, 1, 1], state: "up", since: null, why: "up all the time" },
    { values: [1, 0, 0], state: "down", since: 1000, why: "down since a while" },
    { values: [0, 1, null], state: "up", since: 1000, why: "a late scrape is no change" },
    { values: [1, null, null, null], state: "unknown", since: 1000, why: "no answer any more" },
    { values: [1, 0.5, 0.5], state: "down", since: 1000, why: "one of two instances missing counts as down" },
  ])("$why", ({ values, state, since }) => {
    const item = status(values);
    expect(item?.state).toBe(state);
    expect(item?.since).toBe(since === null ? null : FIXTURE_START + since);
  });

  it("cuts the range into stretches", () => {
    expect(status([1, 1, 0, 1, null])?.spans).toEqual([
      { state: "up", from: 0, to: 0.5 },
      { state: "down", from: 0.5, to: 0.75 },
      { state: "up", from: 0.75, to: 1 },
      { state: "unknown", from: 1, to: 1 },
    ]);
  });
});

describe("prepareToplist", () => {
  it("ranks latest values and leaves out what stopped", () => {
    const series = [line("small", [9, 9, 9, 1]), line("large", [0, 0, 0, 4]), line("gone", [9, null, null, null])];
    const items = prepareToplist(panelDef({ unit: "count" }), { series }, axisOf(4), CONTEXT);
    expect(items.map(({ name, share }) => [name, share])).toEqual([
      ["large", 1],
      ["small", 0.25],
    ]);
  });
});

describe("prepareTable", () => {
  it("lists the newest first and says what is left out", () => {
    const chart = prepareChart(panelDef({ unit: "count" }), { series: [line("a", [1, null, 3])] }, axisOf(3), CONTEXT);
    const table = prepareTable(chart, CONTEXT, 2);
    expect(table.rows.map(({ cells }) => cells)).toEqual([["3"], ["–"]]);
    expect(table.left).toBe(1);
  });
});
