import { z } from "zod";

export type SuiteCount = { readonly passed: number; readonly failed: number };

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** Counts of Vitest's JSON report; a file that could not even be loaded counts as one failure. */
export function vitestCount(report: unknown): SuiteCount {
  const { numPassedTests, numFailedTests, testResults } = VitestReport.parse(report);
  const crashed = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + crashed.length };
}

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** Counts of Playwright's JSON report; errors outside any test (set-up, a file that does not load) count as failures. */
export function playwrightCount(report: unknown): SuiteCount {
  const { stats, errors } = PlaywrightReport.parse(report);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}
