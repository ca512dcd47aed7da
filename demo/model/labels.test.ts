import { expect, it } from "vitest";

import { javaDouble } from "./labels";

it.each([
  [1, "1.0"],
  [0, "0.0"],
  [-1, "-1.0"],
  [0.005, "0.005"],
  [0.0005, "5.0E-4"],
  [268_435_456, "2.68435456E8"],
  [9_999_999, "9999999.0"],
  [1e7, "1.0E7"],
  [1.5, "1.5"],
  [Infinity, "+Inf"],
  [-Infinity, "-Inf"],
  [NaN, "NaN"],
])("prints %d as Java does", (value, text) => {
  expect(javaDouble(value)).toBe(text);
});
