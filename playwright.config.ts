import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

/** Set by the global set-up (or by whoever wants to test a demo that already runs): the stack's data folder. */
const dataDir = process.env["ATALAYA_E2E_DATA_DIR"];
const accessFile = dataDir ? join(dataDir, "access.json") : "";
const baseURL = existsSync(accessFile)
  ? (JSON.parse(readFileSync(accessFile, "utf8")) as { baseUrl: string }).baseUrl
  : "";

const chromium = process.env["CHROMIUM_PATH"] ?? join(import.meta.dirname, ".tools/bin/chromium");

// A folder of this run alone (its workers inherit the variable): a run beside it must not sweep its traces away.
process.env["ATALAYA_E2E_RESULTS"] ??= join("test-results", String(process.pid));

export default defineConfig({
  testDir: "e2e",
  projects: [
    { name: "stories", testMatch: "**/*.spec.ts", testIgnore: "**/trouble.spec.ts" },
    // These kill servers that every test shares: they run alone, after the others.
    { name: "trouble", testMatch: "**/trouble.spec.ts", dependencies: ["stories"] },
  ],
  globalSetup: "./e2e/global-setup.ts",
  outputDir: process.env["ATALAYA_E2E_RESULTS"],
  timeout: 45_000,
  expect: { timeout: 10_000 },
  workers: 2,
  forbidOnly: Boolean(process.env["CI"]),
  use: {
    baseURL,
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "America/Mexico_City",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
