import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { writeOpenMetrics } from "./openmetrics";

const folder = mkdtempSync(join(tmpdir(), "atalaya-openmetrics-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("writes one line a sample, leaves absent ones out and ends as OpenMetrics must", () => {
  const file = join(folder, "a.om");
  const series = [
    { head: 'a_total{x="1"}', values: Float64Array.from([1, NaN, 12_345_678]) },
    { head: 'b{y="ñ"}', values: Float64Array.from([0.123_456_7, -1, 0]) },
  ];
  expect(writeOpenMetrics(file, [1_000, 2_000, 3_000], series)).toBe(5);
  expect(readFileSync(file, "utf8")).toBe(
    'a_total{x="1"} 1 1\na_total{x="1"} 12345678 3\nb{y="ñ"} 0.12346 1\nb{y="ñ"} -1 2\nb{y="ñ"} 0 3\n# EOF\n',
  );
});

test("writes files longer than its buffer whole", () => {
  const file = join(folder, "b.om");
  const ticks = Array.from({ length: 200_000 }, (_, at) => at * 1_000);
  const values = Float64Array.from(ticks, (at) => at);
  expect(writeOpenMetrics(file, ticks, [{ head: 'long{label="some value to make it long"}', values }])).toBe(200_000);
  expect(readFileSync(file, "utf8").split("\n")).toHaveLength(200_002);
});
