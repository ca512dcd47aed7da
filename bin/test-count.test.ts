import { describe, expect, test } from "vitest";

import { playwrightCount, vitestCount } from "./test-count";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe("counts over all suites", () => {
  test("a test file that does not load is a failure although no test of it failed", () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [file("passed", "passed"), file("failed", "passed", "failed"), file("failed")],
    };
    expect(vitestCount(report)).toEqual({ passed: 2, failed: 2 });
  });

  test("a browser set-up that fails is a failure although no test ran", () => {
    expect(
      playwrightCount({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [{ message: "no stack" }] }),
    ).toEqual({ passed: 0, failed: 1 });
    expect(playwrightCount({ stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [] })).toEqual({
      passed: 6,
      failed: 1,
    });
  });
});
