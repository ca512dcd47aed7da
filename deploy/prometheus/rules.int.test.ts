import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

import { programPath } from "../../demo/stack/tools";

const FOLDER = import.meta.dirname;
const PROMTOOL = process.env["ATALAYA_TEST_PROMTOOL"] ?? programPath("promtool");

const ruleFile = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          for: z.string(),
          labels: z.record(z.string(), z.string()).default({}),
          annotations: z.record(z.string(), z.string()).default({}),
        }),
      ),
    }),
  ),
});

const yamlFiles = (folder: string): string[] =>
  readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith(".yml"))
    .map((name) => join(FOLDER, folder, name));

const rulesOf = (file: string) =>
  ruleFile
    .parse(parse(readFileSync(file, "utf8")))
    .groups.flatMap((group) => (group.name === "guide-renamed" ? [] : group.rules));

const ours = yamlFiles("rules").flatMap(rulesOf);
const guide = rulesOf(join(FOLDER, "tests/guide-rules.yml"));

/** What must stay the guide's: name, waiting time, labels (severity, team, sla), summary and runbook. */
const identity = (rule: (typeof ours)[number], prefix = "") => ({
  name: rule.alert.slice(prefix.length),
  for: rule.for,
  labels: rule.labels,
  summary: rule.annotations["summary"],
  runbook: rule.annotations["runbook_url"],
});

describe("alert rules", () => {
  test("are the guide's ten: same names, severities, labels, waiting times, summaries and runbook", () => {
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    expect(ours).toHaveLength(10);
    expect(ours.map((rule) => identity(rule)).toSorted(byName)).toEqual(
      guide.map((rule) => identity(rule, "Guide")).toSorted(byName),
    );
  });

  test("each carries a comment on what was wrong with the guide's form", () => {
    for (const file of yamlFiles("rules")) {
      const text = readFileSync(file, "utf8");
      const alerts = text.match(/^ {6}- alert:/gm)?.length ?? 0;
      for (const word of ["# Was: ", "# Wrong", "# Now: |# Wrong and now: "])
        expect(text.match(new RegExp(`^ {6}(?:${word})`, "gm")), `${word} in ${file}`).toHaveLength(alerts);
    }
  });

  test("promtool accepts them", () => {
    const said = execFileSync(PROMTOOL, ["check", "rules", "--lint-fatal", ...yamlFiles("rules")], {
      encoding: "utf8",
    });
    const counted = [...said.matchAll(/SUCCESS: (\d+) rules found/g)].reduce((sum, match) => sum + Number(match[1]), 0);
    expect(counted).toBe(10);
  });

  test("promtool proves on the same series that the guide's form fails and ours works", () => {
    const tests = yamlFiles("tests").filter((file) => file.endsWith(".test.yml"));
    const said = execFileSync(PROMTOOL, ["test", "rules", ...tests], { encoding: "utf8", cwd: join(FOLDER, "tests") });
    expect(said.match(/SUCCESS/g)).toHaveLength(tests.length);
    const judged = tests.map((file) => readFileSync(file, "utf8")).join("\n");
    for (const rule of ours) {
      expect(judged, `a test about ours: ${rule.alert}`).toMatch(new RegExp(`(?<!Guide)${rule.alert}\\b`));
      expect(judged, `a test about the guide's ${rule.alert}`).toMatch(new RegExp(`Guide${rule.alert}\\b`));
    }
  });
});
