import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, run, step } from "./steps.mjs";

const SCHEMA = join(ROOT, "prisma/schema");
const OUTPUT = join(ROOT, "lib/server/db/generated");
const STAMP = join(ROOT, "node_modules/.atalaya-database-client");

function wanted() {
  const hash = createHash("sha256").update(readFileSync(join(ROOT, "package-lock.json")));
  for (const name of readdirSync(SCHEMA).sort()) hash.update(name).update(readFileSync(join(SCHEMA, name)));
  return hash.digest("hex");
}

/** Generates the typed database client from the schema; skipped when it was made from this very schema. */
export async function generateDatabaseClient(node) {
  const stamp = wanted();
  if (existsSync(OUTPUT) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;
  await step("database client generated", async () => {
    // Generating needs no native engine; naming one keeps Prisma from looking for a download.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
    await run(node, ["node_modules/prisma/build/index.js", "generate", "--schema", "prisma/schema"], { env });
    writeFileSync(STAMP, stamp);
  });
}
