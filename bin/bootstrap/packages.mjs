import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, run, step } from "./steps.mjs";

const MODULES = join(ROOT, "node_modules");
const STAMP = join(MODULES, ".atalaya-stamp");

function wanted() {
  const hash = createHash("sha256").update(`${process.platform}-${process.arch}\n`);
  for (const file of ["package-lock.json", ".npmrc"]) hash.update(readFileSync(join(ROOT, file)));
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return hash.update(JSON.stringify([dependencies, devDependencies])).digest("hex");
}

/** `npm install` with the committed lockfile, skipped when `node_modules` was made from these very files. */
export async function installPackages() {
  const stamp = wanted();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;
  await step("packages installed", async () => {
    // `--no-save`: npm versions differ in how they write a lockfile, and a fresh clone must stay clean.
    await run("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"]);
    mkdirSync(MODULES, { recursive: true });
    writeFileSync(STAMP, stamp);
  });
}
