import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

const ROOM_FILES = {
  domain: "lib/domain/area/probe",
  catalog: "lib/catalog/probe",
  contracts: "lib/contracts/probe",
  presenters: "lib/presenters/probe",
  client: "lib/client/probe",
  server: "lib/server/services/area/probe",
  db: "lib/server/db/probe",
  ui: "components/ui/probe",
  charts: "components/charts/probe",
  panels: "components/panels/probe",
  shell: "components/shell/probe",
  feature: "components/features/one/probe",
  app: "app/probe",
} as const;
type Room = keyof typeof ROOM_FILES;
const ROOMS = Object.keys(ROOM_FILES) as Room[]; // safe: the literal's own keys

/** The import table of docs/architecture.md: what each room may import beside itself. */
const ALLOWED: Record<Room, readonly Room[]> = {
  domain: [],
  catalog: ["domain"],
  contracts: ["domain"],
  presenters: ["domain", "catalog", "contracts"],
  client: ["domain", "contracts"],
  db: ["domain", "contracts"],
  server: ["domain", "catalog", "contracts", "presenters", "db"],
  ui: [],
  charts: ["domain", "presenters", "ui"],
  panels: ["domain", "catalog", "contracts", "presenters", "client", "ui", "charts"],
  feature: ["domain", "catalog", "contracts", "presenters", "client", "ui", "charts", "panels"],
  shell: ["domain", "catalog", "contracts", "presenters", "client", "ui", "charts", "panels"],
  app: ["domain", "catalog", "contracts", "client", "server", "ui", "panels", "feature", "shell"],
};

/** Packages that belong to one room only, and rules that guard the shape; each row must be reported. */
const PLANTED = [
  { file: "lib/domain/area/zod.ts", source: 'import "zod";', rule: "no-restricted-imports" },
  { file: "lib/domain/area/fs.ts", source: 'import "node:fs";', rule: "no-restricted-imports" },
  { file: "lib/domain/area/react.ts", source: 'import "react";', rule: "no-restricted-imports" },
  { file: "lib/catalog/react.ts", source: 'import "react";', rule: "no-restricted-imports" },
  { file: "lib/contracts/next.ts", source: 'import "next/server";', rule: "no-restricted-imports" },
  { file: "lib/presenters/react.ts", source: 'import "react";', rule: "no-restricted-imports" },
  { file: "lib/server/services/area/react.ts", source: 'import "react";', rule: "no-restricted-imports" },
  { file: "lib/server/services/area/next.ts", source: 'import "next/headers";', rule: "no-restricted-imports" },
  { file: "lib/server/services/area/prisma.ts", source: 'import "@prisma/client";', rule: "no-restricted-imports" },
  { file: "lib/server/services/area/pg.ts", source: 'import "pg";', rule: "no-restricted-imports" },
  { file: "app/prisma.ts", source: 'import "@prisma/client";', rule: "no-restricted-imports" },
  { file: "components/panels/recharts.tsx", source: 'import "recharts";', rule: "no-restricted-imports" },
  { file: "components/features/one/recharts.tsx", source: 'import "recharts";', rule: "no-restricted-imports" },
  { file: "components/features/one/other.ts", source: 'import "@/components/features/two/probe";', rule: "boundaries" },
  { file: "lib/contracts/default.ts", source: "export default 1;", rule: "no-default-export" },
  { file: "lib/domain/area/any.ts", source: "export const a: any = 1;", rule: "no-explicit-any" },
  { file: "lib/domain/area/long.ts", source: "export {};\n".repeat(301), rule: "max-lines" },
  { file: "lib/domain/area/barrel.ts", source: 'export * from "./probe";\nexport * from "./any";', rule: "barrel" },
  {
    file: "lib/domain/area/cycle-a.ts",
    source: 'import { b } from "./cycle-b"; export const a = () => b;',
    rule: "no-cycle",
  },
  {
    file: "lib/domain/area/cycle-b.ts",
    source: 'import { a } from "./cycle-a"; export const b = () => a;',
    rule: "no-cycle",
  },
  {
    file: "lib/server/services/area/floating.ts",
    source: "export function f(p: Promise<void>) { p; }",
    rule: "floating",
  },
] as const;

const Report = z.object({
  diagnostics: z.array(z.object({ code: z.string(), filename: z.string(), message: z.string() })),
});
let reported: z.infer<typeof Report>["diagnostics"] = [];
let root = "";

const probeOf = (from: Room, to: Room): string => `${dirname(ROOM_FILES[from])}/${from}-imports-${to}.ts`;

async function plant(file: string, source: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), `${source}\n`);
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "atalaya-lint-"));
  for (const file of [".oxlintrc.json", "tsconfig.json", "package.json"]) await cp(file, join(root, file));
  await symlink(join(process.cwd(), "node_modules"), join(root, "node_modules"));
  for (const room of ROOMS) await plant(`${ROOM_FILES[room]}.ts`, "export const probe = 1;");
  await plant("components/features/two/probe.ts", "export const probe = 1;");
  for (const from of ROOMS)
    for (const to of ROOMS) if (from !== to) await plant(probeOf(from, to), `import "@/${ROOM_FILES[to]}";`);
  for (const { file, source } of PLANTED) await plant(file, source);
  const run = promisify(execFile)(
    join(root, "node_modules/.bin/oxlint"),
    ["-c", ".oxlintrc.json", "--type-aware", "-f", "json", "app", "components", "lib"],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  ).catch((error: { stdout: string }) => error);
  reported = Report.parse(JSON.parse((await run).stdout)).diagnostics;
}, 60_000);

afterAll(() => rm(root, { recursive: true, force: true }));

const findings = (file: string, rule: string) =>
  reported.filter((d) => d.filename.endsWith(file) && d.code.includes(rule));

describe("import table", () => {
  const pairs = ROOMS.flatMap((from) => ROOMS.filter((to) => to !== from).map((to) => ({ from, to })));

  it.each(pairs)("$from may import $to only where the table says so", ({ from, to }) => {
    const refused = findings(probeOf(from, to), "boundaries").length > 0;
    expect(refused).toBe(!ALLOWED[from].includes(to));
  });

  it.each(PLANTED)("$rule is reported in $file", ({ file, rule }) => {
    expect(findings(file, rule)).not.toEqual([]);
  });
});
