import { describe, expect, it } from "vitest";
import { clickLegend } from "./legend-state";

const KEYS = ["a", "b", "c"];

describe("clickLegend", () => {
  it.each([
    { hidden: [], key: "a", additive: false, expected: ["b", "c"], why: "a click isolates" },
    { hidden: ["b", "c"], key: "a", additive: false, expected: [], why: "a second click brings all back" },
    {
      hidden: ["b", "c"],
      key: "b",
      additive: false,
      expected: ["a", "c"],
      why: "a click on another one isolates that one",
    },
    { hidden: [], key: "a", additive: true, expected: ["a"], why: "with Ctrl it is switched off" },
    { hidden: ["a"], key: "a", additive: true, expected: [], why: "and on again" },
    { hidden: ["a", "b"], key: "c", additive: true, expected: [], why: "switching the last one off brings all back" },
    { hidden: ["gone"], key: "a", additive: true, expected: ["a"], why: "lines that vanished are forgotten" },
  ])("$why", ({ hidden, key, additive, expected }) => {
    expect([...clickLegend(new Set(hidden), KEYS, key, additive)]).toEqual(expected);
  });
});
