import { describe, expect, it } from "vitest";
import type { DashboardData } from "@/lib/contracts/dashboards";
import { shareDashboard } from "./share-dashboard";

const reply = (): DashboardData => ({
  id: "d",
  stepMs: 15_000,
  timestamps: [1, 2, 3],
  ageMs: 0,
  panels: ["a", "b"].map((id) => ({
    id,
    status: "ready" as const,
    series: [
      { query: "q", name: "x", labels: { job: "x" }, values: [1, null, 3] },
      { query: "q", name: "y", labels: { job: "y" }, values: [4, 5, 6] },
    ],
  })),
});

describe("shareDashboard", () => {
  it("is the previous one when nothing changed: a new object would render everything, endlessly", () => {
    const previous = reply();
    expect(shareDashboard(previous, reply())).toBe(previous);
  });

  it("keeps the panels and lines that did not change", () => {
    const previous = reply();
    const next = reply();
    next.panels[1]?.series[0]?.values.splice(0, 1, 9);
    const shared = shareDashboard(previous, next);
    expect(shared.panels[0]).toBe(previous.panels[0]);
    expect(shared.timestamps).toBe(previous.timestamps);
    expect(shared.panels[1]).not.toBe(previous.panels[1]);
    expect(shared.panels[1]?.series[1]).toBe(previous.panels[1]?.series[1]);
    expect(shared).toEqual(next);
  });

  it.each([
    [
      "status",
      (data: DashboardData) => ({
        ...data,
        panels: data.panels.map((panel) => ({ ...panel, status: "stale" as const })),
      }),
    ],
    [
      "a label",
      (data: DashboardData) => ({
        ...data,
        panels: data.panels.map((panel) => ({
          ...panel,
          series: panel.series.map((line) => ({ ...line, labels: { job: "z" } })),
        })),
      }),
    ],
    ["a longer axis", (data: DashboardData) => ({ ...data, timestamps: [...data.timestamps, 4] })],
    ["a missing panel", (data: DashboardData) => ({ ...data, panels: data.panels.slice(1) })],
    ["the age", (data: DashboardData) => ({ ...data, ageMs: 7 })],
  ])("sees a change of %s", (_, change) => {
    expect(shareDashboard(reply(), change(reply()))).toEqual(change(reply()));
  });
});
