import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { axisOf, CONTEXT, line, panelDef, wave } from "@/lib/presenters/chart/chart-fixture";
import { prepareChart } from "@/lib/presenters/chart/prepare-chart";
import { chartSvg } from "./chart-svg";
import { sparklineSvg } from "./sparkline";

const THRESHOLDS = [{ level: "warning", value: 0.1, bad: "above", label: { en: "High", es: "Alta" } }] as const;

const chartOf = (series: ReturnType<typeof line>[], points: number, over = {}) =>
  prepareChart(panelDef(over), { series }, axisOf(points), CONTEXT);

describe("chartSvg", () => {
  it("draws axes, grid, threshold and lines at the places the browser's chart has them", () => {
    const chart = chartOf([line("auth", [0, 0.05, 0.1]), line("coupon", [0.1, null, 0.1])], 3, {
      thresholds: THRESHOLDS,
    });
    expect(chartSvg(chart).replaceAll(/></g, ">\n<")).toMatchSnapshot();
  });

  it("has a fixed-width form that stands alone", () => {
    const svg = chartSvg(chartOf([line("auth", [1, 2])], 2), { width: 400, height: 120 });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="400" height="120"/);
    expect(svg).toContain(`<svg x="56" y="10" width="332" height="86"`);
  });

  it("uses no style attribute and no script, whatever the labels are", () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror="x">&'\u0000\u202e`;
    const svg = chartSvg(chartOf([line("a", [1])], 1, { title: { en: hostile, es: hostile } }));
    expect(svg).not.toMatch(/<script|<img|\sstyle=|\u202e/);
    expect(svg).not.toContain("\u0000");
    expect(svg).toContain("&quot;&gt;&lt;script&gt;");
  });

  it.each([
    ["10 kB", "x".repeat(10_000)],
    ["10 kB of emoji", "👩‍🚒".repeat(2_500)],
    ["right to left", "تسجيل الدخول"],
    ["Chinese", "登录服务"],
    ["half a surrogate pair", "\ud83d"],
  ])("stays small and well-formed with %s", (_, title) => {
    const svg = chartSvg(chartOf([line("a", [1])], 1, { title: { en: title, es: title } }));
    expect(svg.length).toBeLessThan(2_500);
    expect(encodeURIComponent(svg)).not.toBe("");
  });

  it("breaks lines at gaps and shows a lonely point as a dot", () => {
    const svg = chartSvg(chartOf([line("a", [1, 1, null, 1, null, 2, 2])], 7, { unit: "count" }));
    const [lines = "", dots = ""] = [...svg.matchAll(/<path d="(M[^"]*)" stroke="var\(--series/g)].map(
      (match) => match[1],
    );
    expect(lines.match(/M/g)).toHaveLength(2);
    expect(dots).toMatch(/^M300 \d+h0$/);
  });

  it("draws nothing but axes without data", () => {
    const svg = chartSvg(chartOf([], 0));
    expect(svg).not.toContain("NaN");
    expect(svg).not.toContain("var(--series");
  });

  it("stays small: nine noisy series of 240 points", () => {
    const names = Array.from({ length: 9 }, (_, at) => `service-${at}`);
    const svg = chartSvg(
      chartOf(
        names.map((name, at) => line(name, wave(240, at + 1))),
        240,
      ),
    );
    expect(gzipSync(svg).length).toBeLessThan(3_500);
  });

  it("merges points that share a pixel", () => {
    const dense = chartSvg(chartOf([line("a", wave(20_000, 1))], 20_000));
    expect(dense.length).toBeLessThan(20_000);
  });
});

describe("sparklineSvg", () => {
  it.each([[[]], [[null, null]], [[0, 0, 0]], [[1, null, 2]]])("draws %j", (values) => {
    expect(sparklineSvg(values, "red")).not.toContain("NaN");
  });
});
