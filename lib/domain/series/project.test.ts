import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelsKey, makeFrame } from "./frame";
import { fillLegend } from "./legend";
import { projectFrame, roundSignificant } from "./project";

describe("projectFrame", () => {
  it("puts values on another axis, leaves gaps and drops lines without a number", () => {
    const frame = makeFrame(Float64Array.from([10, 20, 30]), [
      { key: "a", labels: { job: "a" }, values: Float64Array.from([1, NaN, 3]) },
      { key: "b", labels: { job: "b" }, values: Float64Array.from([1, NaN, NaN]) },
    ]);
    expect(projectFrame(frame, [20, 25, 30, 40])).toEqual([{ labels: { job: "a" }, values: [null, null, 3, null] }]);
  });

  it("never lets an infinite value through", () => {
    const frame = makeFrame(Float64Array.from([1, 2]), [
      { key: "a", labels: {}, values: Float64Array.from([Infinity, 5]) },
    ]);
    expect(projectFrame(frame, [1, 2])[0]?.values).toEqual([null, 5]);
  });
});

describe("roundSignificant", () => {
  it("keeps seven digits", () => {
    expect(roundSignificant(0.123456789)).toBe(0.1234568);
    expect(roundSignificant(123_456_789)).toBe(123_456_800);
    expect(roundSignificant(42)).toBe(42);
    expect(roundSignificant(-0.000_012_345_678_9)).toBe(-0.000_012_345_68);
    expect(roundSignificant(5e-324)).toBe(5e-324);
  });
});

describe("roundSignificant, for any number", () => {
  it("is what decimal printing gives, or its neighbour where the digit after is a five, and never longer", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const rounded = roundSignificant(value);
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-7);
        expect(rounded).toBe(Number(rounded.toPrecision(7)));
      }),
    );
  });
});

describe("labelsKey", () => {
  it("does not depend on order and does not confuse names with values", () => {
    expect(labelsKey({ a: "1", b: "2" })).toBe(labelsKey({ b: "2", a: "1" }));
    expect(labelsKey({ a: '1","b' })).not.toBe(labelsKey({ a: "1", b: "" }));
  });
});

describe("fillLegend", () => {
  it("fills labels, and nothing for one that is missing", () => {
    expect(fillLegend("{{job}} p95 {{ le }}", { job: "coupon" })).toBe("coupon p95");
  });
});
