import { describe, expect, it } from "vitest";
import { loadViewState, refreshMs } from "./view-params";

describe("loadViewState", () => {
  it("has a default for everything", () => {
    expect(loadViewState({})).toEqual({
      from: "now-1h",
      to: "now",
      tz: "browser",
      refresh: "10s",
      service: [],
      instance: [],
      env: "",
      source: "",
    });
  });

  it("reads what a link says, repeated names as a list", () => {
    const view = loadViewState({
      from: "2026-03-01T08:00:00Z",
      to: "now",
      tz: "America/Guatemala",
      refresh: "off",
      service: ["auth", "coupon"],
      instance: "auth-1",
      env: "staging",
    });
    expect(view).toMatchObject({
      tz: "America/Guatemala",
      refresh: "off",
      service: ["auth", "coupon"],
      instance: ["auth-1"],
    });
  });

  it.each([
    { given: { refresh: "every minute" }, expected: { refresh: "10s" }, why: "an unknown refresh interval" },
    { given: { from: ["now-6h", "now-2h"] }, expected: { from: "now-6h" }, why: "a value given twice" },
    { given: { service: "" }, expected: { service: [] }, why: "an empty name" },
  ])("survives $why", ({ given, expected }) => expect(loadViewState(given)).toMatchObject(expected));
});

it("turns refresh choices into what a poll wants", () => {
  expect([refreshMs("off"), refreshMs("5s"), refreshMs("5m")]).toEqual([false, 5000, 300_000]);
});
