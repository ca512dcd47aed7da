/**
 * `npm test`: every suite in order, and as the very last line `N passed, N failed` over all of them. Names of suites as
 * arguments run those only (`npm test -- unit db`).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { playwrightCount, type SuiteCount, vitestCount } from "./test-count";

type Suite = {
  readonly name: string;
  readonly says: string;
  readonly command: (report: string) => { args: string[]; env?: Record<string, string> };
  readonly count: (report: unknown) => SuiteCount;
};

const VITEST = "node_modules/vitest/vitest.mjs";
const PLAYWRIGHT = "node_modules/@playwright/test/cli.js";

const vitest = (name: string, says: string): Suite => ({
  name,
  says,
  command: (report) => ({
    args: [VITEST, "run", "--project", name, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    env: { NODE_ENV: "test" },
  }),
  count: vitestCount,
});

const SUITES: readonly Suite[] = [
  vitest("unit", "pure tests"),
  vitest("db", "tests on a real PostgreSQL"),
  vitest("int", "tests on real Prometheus, Alertmanager and the other servers"),
  {
    name: "e2e",
    says: "browser tests in Chromium on a production build",
    command: (report) => ({
      args: [PLAYWRIGHT, "test", "--reporter=list,json"],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }),
    count: playwrightCount,
  },
];

let running: ChildProcess | null = null;
let stopped = false;

function stop(): void {
  stopped = true;
  running?.kill("SIGTERM");
}
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
process.on("SIGINT", () => (stopped = true)); // Ctrl-C reaches the suite by itself
if (process.connected) process.once("disconnect", stop);

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve) => {
    running = spawn(process.execPath, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    running.once("exit", (code) => resolve(code ?? 1));
    running.once("error", () => resolve(1));
  });
}

async function runSuite(suite: Suite, folder: string): Promise<SuiteCount> {
  console.log(`\n== ${suite.name}: ${suite.says}`);
  const report = join(folder, `${suite.name}.json`);
  const { args, env } = suite.command(report);
  const from = Date.now();
  const code = await run(args, env ?? {});
  const counted = existsSync(report) ? suite.count(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0 };
  // A suite that failed without a failed test has crashed: that must not look like a success.
  const count = code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  console.log(
    `== ${suite.name}: ${count.passed} passed, ${count.failed} failed (${((Date.now() - from) / 1000).toFixed(1)} s)`,
  );
  return count;
}

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(`no suite ${unknown.join(", ")}; there are ${SUITES.map(({ name }) => name).join(", ")}`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), "atalaya-reports-"));
  const total = { passed: 0, failed: 0 };
  for (const suite of SUITES) {
    if (stopped || (names.length > 0 && !names.includes(suite.name))) continue;
    const { passed, failed } = await runSuite(suite, folder);
    total.passed += passed;
    total.failed += failed;
  }
  rmSync(folder, { recursive: true, force: true });
  if (stopped) total.failed += 1;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
if (process.connected) process.disconnect();
