import { describe, expect, it } from "vitest";
import { millis, seconds, toMillis, toSeconds } from "./time";

describe("units of time", () => {
  it.each([
    { s: 0, ms: 0 },
    { s: 1.5, ms: 1500 },
    { s: 86_400, ms: 86_400_000 },
  ])("$s s is $ms ms", ({ s, ms }) => {
    expect(toMillis(seconds(s))).toBe(ms);
    expect(toSeconds(millis(ms))).toBe(s);
  });
});
