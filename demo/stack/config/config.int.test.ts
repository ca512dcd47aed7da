import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { programPath } from "../tools";
import { EXAMPLE } from "./config.fixture";
import { prometheusYaml } from "./prometheus";

const PROMTOOL = process.env["ATALAYA_TEST_PROMTOOL"] ?? programPath("promtool");
const folder = mkdtempSync(join(tmpdir(), "atalaya-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("promtool accepts the configuration together with the copied rules", () => {
  cpSync(join(import.meta.dirname, "../../../deploy/prometheus/rules"), join(folder, "rules"), { recursive: true });
  const file = join(folder, "prometheus.yml");
  writeFileSync(join(folder, "token"), "secret");
  writeFileSync(
    file,
    prometheusYaml({ ...EXAMPLE, rulesDir: join(folder, "rules"), atalayaTokenFile: join(folder, "token") }),
  );
  const said = execFileSync(PROMTOOL, ["check", "config", file], { encoding: "utf8" });
  expect(said).toContain("5 rule files found");
  expect(said).toContain("is valid prometheus config file syntax");
});
