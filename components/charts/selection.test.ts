import { describe, expect, it } from "vitest";
import { dragInterval, dragPixels, keyTarget, pixelAt, timeAt } from "./selection";

const PLOT = { left: 50, width: 100, from: 0, to: 1_000_000 };

describe("pixels and instants", () => {
  it.each([
    { px: 50, at: 0, why: "left edge" },
    { px: 150, at: 1_000_000, why: "right edge" },
    { px: 100, at: 500_000, why: "middle" },
    { px: 10, at: 0, why: "left of the plot is its start" },
    { px: 900, at: 1_000_000, why: "right of the plot is its end" },
  ])("$why", ({ px, at }) => expect(timeAt(px, PLOT)).toBe(at));

  it.each([
    { at: 0, px: 50 },
    { at: 250_000, px: 75 },
    { at: -1, px: null },
    { at: 1_000_001, px: null },
  ])("$at lies at $px", ({ at, px }) => expect(pixelAt(at, PLOT)).toBe(px));

  it("survives a plot without width or length", () => {
    expect(timeAt(70, { ...PLOT, width: 0 })).toBe(0);
    expect(pixelAt(0, { ...PLOT, to: 0 })).toBeNull();
  });
});

describe("dragging", () => {
  it.each([
    { from: 60, to: 63, expected: null, why: "a short drag is a click" },
    { from: 60, to: 80, expected: { left: 60, width: 20 }, why: "to the right" },
    { from: 80, to: 60, expected: { left: 60, width: 20 }, why: "to the left" },
    { from: 100, to: 999, expected: { left: 100, width: 50 }, why: "past the edge stops there" },
    { from: 5, to: 20, expected: null, why: "wholly outside selects nothing" },
  ])("$why", ({ from, to, expected }) => expect(dragPixels(from, to, PLOT)).toEqual(expected));

  it("gives the instants of the rectangle", () => {
    expect(dragInterval(60, 80, PLOT, 60_000)).toEqual({ from: 100_000, to: 300_000 });
  });

  it("grows a range that is too short around its middle", () => {
    expect(dragInterval(96, 104, { ...PLOT, to: 100_000 }, 60_000)).toEqual({ from: 20_000, to: 80_000 });
  });
});

describe("keys", () => {
  it.each([
    {
      key: "ArrowLeft",
      shift: false,
      current: null,
      expected: 9,
      why: "the first key puts the cursor at the newest point",
    },
    { key: "ArrowLeft", shift: false, current: 5, expected: 4, why: "one back" },
    { key: "ArrowRight", shift: false, current: 9, expected: 9, why: "stops at the end" },
    { key: "ArrowLeft", shift: true, current: 5, expected: 0, why: "shift goes ten, and stops at the start" },
    { key: "Home", shift: false, current: 5, expected: 0, why: "home" },
    { key: "End", shift: false, current: null, expected: 9, why: "end" },
    { key: "a", shift: false, current: 5, expected: null, why: "other keys mean nothing" },
  ])("$why", ({ key, shift, current, expected }) => expect(keyTarget(key, shift, current, 10)).toBe(expected));

  it("has nowhere to go without points", () => expect(keyTarget("End", false, null, 0)).toBeNull());
});
