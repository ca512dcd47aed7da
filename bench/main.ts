/**
 * `npm run bench`: every benchmark in turn, ours and the peer side by side. It measures the demo that runs
 * (`npm run demo` in another terminal); charts bring a page of their own. Names as arguments run those only.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const BENCHES = ["load", "delta", "overhead", "bytes", "charts"] as const;
const NEEDS_DEMO: readonly string[] = ["load", "delta", "overhead", "bytes"];

const asked = process.argv.slice(2);
const chosen = BENCHES.filter((name) => asked.length === 0 || asked.includes(name));
const access = join(process.env["ATALAYA_DATA_DIR"] ?? ".data/demo", "access.json");

if (chosen.some((name) => NEEDS_DEMO.includes(name)) && !existsSync(access)) {
  console.error(`no demo runs (${access} is missing): start \`npm run demo\` first`);
  process.exit(2);
}
let failed = 0;
for (const name of chosen) {
  console.log(`\n== ${name}`);
  const flags = ["--conditions=react-server", "--import", "./bin/loader.mjs", `bench/${name}.ts`];
  if (spawnSync(process.execPath, flags, { stdio: "inherit" }).status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
