import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const ROOT = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const at = (path: string): string => `${ROOT}/${path}`;

const OUTSIDE = ["**/node_modules/**", "**/.tools/**", "**/.data/**", "**/.next*/**", "e2e/**"];
const DB = "**/*.db.test.{ts,tsx}";
const INTEGRATION = "**/*.int.test.{ts,tsx}";

const shared = {
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${ROOT}/` },
      // The real one throws outside a React server; Next checks that no browser module imports it.
      { find: /^server-only$/, replacement: at("demo/stack/testing/server-only.ts") },
    ],
  },
};

const suite = (
  name: string,
  include: string[],
  test: TestProjectInlineConfiguration["test"] = {},
): TestProjectInlineConfiguration => ({
  ...shared,
  test: { name, include, exclude: OUTSIDE, ...test },
});

export default defineConfig({
  test: {
    projects: [
      suite("unit", ["**/*.test.{ts,tsx}"], { exclude: [...OUTSIDE, DB, INTEGRATION], testTimeout: 20_000 }),
      suite("db", [DB], {
        globalSetup: [at("demo/stack/testing/database.setup.ts")],
        testTimeout: 20_000,
        hookTimeout: 30_000,
      }),
      suite("int", [INTEGRATION], {
        globalSetup: [at("demo/stack/testing/database.setup.ts"), at("demo/stack/testing/programs.setup.ts")],
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
    ],
  },
});
