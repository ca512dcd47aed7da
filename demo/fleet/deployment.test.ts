import { expect, it } from "vitest";

import { NEW_VERSION, RollingDeployment, STABLE_VERSION, STAGGER_MS } from "./deployment";

const fault = { kind: "deploy", service: "coupon", startedAt: 1_000, endsAt: 999_999 } as const;

it("restarts the instances one after the other", () => {
  const [first, second] = [new RollingDeployment(0), new RollingDeployment(1)];
  expect(first.wanted(fault, STABLE_VERSION, 1_000)).toBe(NEW_VERSION);
  expect(second.wanted(fault, STABLE_VERSION, 1_000)).toBe(STABLE_VERSION);
  expect(second.wanted(fault, STABLE_VERSION, 1_000 + STAGGER_MS)).toBe(NEW_VERSION);
});

it("goes back in the same way when the fault ends, and stays put otherwise", () => {
  const second = new RollingDeployment(1);
  expect(second.wanted(null, STABLE_VERSION, 0)).toBe(STABLE_VERSION);
  expect(second.wanted(null, NEW_VERSION, 50_000)).toBe(NEW_VERSION);
  expect(second.wanted(null, NEW_VERSION, 50_000 + STAGGER_MS)).toBe(STABLE_VERSION);
});
