/** `npm run verify`: everything that needs no server, each step with its time; the first that fails ends it. */
import { spawnSync } from "node:child_process";

const BIN = "node_modules/.bin";
const STEPS: readonly [says: string, program: string, ...args: string[]][] = [
  ["format", `${BIN}/oxfmt`, "--check", "."],
  ["lint, with types", `${BIN}/oxlint`, "-c", ".oxlintrc.json", "--type-aware", "--deny-warnings", "."],
  ["types", `${BIN}/tsc`, "-p", "."],
  ["dead code", `${BIN}/knip`],
  ["pure tests", `${BIN}/vitest`, "run", "--project", "unit", "--reporter=dot"],
];

for (const [says, program, ...args] of STEPS) {
  const from = Date.now();
  const { status } = spawnSync(program, args, { stdio: "inherit" });
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  console.log(`${status === 0 ? "✓" : "✗"} ${says} (${seconds} s)`);
  if (status !== 0) process.exit(1);
}
