import { describe, expect, it } from "vitest";
import type { DashboardData } from "@/lib/contracts/dashboards";
import { countTiles, overviewTiles } from "./tiles";

const line = (query: string, job: string, values: (number | null)[]) => ({ query, name: job, labels: { job }, values });

const reply = (job: string, { up = 2, all = 2, p95 = 0.08, errors = 0 } = {}): DashboardData["panels"] => [
  { id: "instances", status: "ready", series: [line("up", job, [up, up]), line("all", job, [all, all])] },
  { id: "request-rate", status: "ready", series: [line("a", job, [5, 6])] },
  { id: "latency-p95", status: "ready", series: [line("a", job, [p95, p95])] },
  { id: "error-ratio", status: "ready", series: [line("a", job, [errors, errors])] },
];
const dashboard = (panels: DashboardData["panels"]): DashboardData => ({
  id: "overview",
  stepMs: 15_000,
  timestamps: [0, 15_000],
  ageMs: 0,
  panels,
});

const SERVICES = [
  { key: "coupon", name: "Coupons", jobMatcher: "coupon-(service|svc)" },
  { key: "auth", name: "Sign-in", jobMatcher: "auth-service" },
];
const context = { serviceLabel: "job", locale: "en" } as const;

describe("overviewTiles", () => {
  it("has one tile per registered service, in its order, also for one that nobody measures", () => {
    const tiles = overviewTiles(dashboard(reply("coupon-service")), SERVICES, context);
    expect(tiles.map(({ name, state }) => [name, state])).toEqual([
      ["Coupons", "up"],
      ["Sign-in", "unknown"],
    ]);
  });

  it.each([
    { given: { up: 0 }, state: "down", bad: 1, why: "no instance answers" },
    { given: { up: 1 }, state: "partial", bad: 1, why: "one of two answers" },
    { given: { p95: 1.4 }, state: "up", bad: 1, why: "slower than the critical line" },
    { given: { p95: 0.6 }, state: "up", bad: 0, why: "slower than the warning line only" },
    { given: { errors: 0.2 }, state: "up", bad: 1, why: "too many errors" },
    { given: {}, state: "up", bad: 0, why: "all well" },
  ])("$why", ({ given, state, bad }) => {
    const tiles = overviewTiles(dashboard(reply("auth-service", given)), SERVICES.slice(1), context);
    expect(tiles[0]?.state).toBe(state);
    expect(countTiles(tiles)).toMatchObject({ all: 1, bad, unknown: 0 });
  });

  it("shows what the metrics know when there is no registry", () => {
    const tiles = overviewTiles(dashboard(reply("auth-service")), [], context);
    expect(tiles.map(({ key, name }) => [key, name])).toEqual([[null, "auth-service"]]);
  });

  it("writes values with their units and keeps gaps apart from zero", () => {
    const [tile] = overviewTiles(
      dashboard([{ id: "request-rate", status: "ready", series: [line("a", "auth-service", [null, 6.1])] }]),
      SERVICES.slice(1),
      context,
    );
    expect(tile?.metrics.map(({ text }) => text.replaceAll("\u00a0", " "))).toEqual(["6.1 req/s", "–", "–"]);
  });
});
