import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { spend, takeToken } from "./rate-limit";

const ALLOWANCE = { perMinute: 60, burst: 2 };

describe("token bucket", () => {
  it("allows a burst, then one a second", () => {
    const key = randomUUID();
    expect([spend(key, ALLOWANCE, 0), spend(key, ALLOWANCE, 0)]).toEqual([0, 0]);
    expect(spend(key, ALLOWANCE, 0)).toBe(1_000);
    expect(spend(key, ALLOWANCE, 400)).toBe(600);
    expect(spend(key, ALLOWANCE, 1_000)).toBe(0);
    expect(spend(key, ALLOWANCE, 1_000)).toBe(1_000);
  });

  it("never holds more than the burst, and counts keys apart", () => {
    const { bucket } = takeToken({ tokens: 0, at: 0 }, ALLOWANCE, 3_600_000);
    expect(bucket.tokens).toBe(1);
    expect(spend(randomUUID(), ALLOWANCE, 0)).toBe(0);
  });

  it("survives a clock that goes back", () => {
    expect(takeToken({ tokens: 1, at: 1_000 }, ALLOWANCE, 0).waitMs).toBe(0);
  });
});
