import { describe, expect, it } from "vitest";
import { throttleWait, type ThrottleRule } from "./throttle";

const RULE: ThrottleRule = { free: 3, firstWaitMs: 10_000, longestWaitMs: 60_000 };
const NOW = new Date("2026-01-01T12:00:00Z");
const failures = (count: number, agoMs = 0) => Array.from({ length: count }, () => new Date(NOW.getTime() - agoMs));

describe("throttleWait", () => {
  it.each([
    { count: 0, agoMs: 0, waitMs: 0, why: "nobody failed" },
    { count: 2, agoMs: 0, waitMs: 0, why: "typing errors are free" },
    { count: 3, agoMs: 0, waitMs: 10_000, why: "the first wait comes with the last free failure" },
    { count: 4, agoMs: 0, waitMs: 20_000, why: "each further failure doubles the wait" },
    { count: 3, agoMs: 4_000, waitMs: 6_000, why: "the wait counts from the last failure" },
    { count: 3, agoMs: 10_000, waitMs: 0, why: "at the very end of the wait one may try" },
    { count: 200, agoMs: 0, waitMs: 60_000, why: "the wait has a ceiling" },
  ])("$why", ({ count, agoMs, waitMs }) => {
    expect(throttleWait(failures(count, agoMs), RULE, NOW)).toBe(waitMs);
  });
});
