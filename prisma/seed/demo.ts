/**
 * Fills a demo database: accounts, API tokens and the registry of services. Safe to repeat.
 *
 *   DATABASE_URL=… ATALAYA_DEMO=1 ATALAYA_DEMO_SECRETS=FILE node --conditions=react-server --import ./bin/loader.mjs prisma/seed/demo.ts
 *
 * FILE is JSON: `{ accounts: [{ role, name, email, password }], tokens?: { viewer, operator, admin } }`. Tokens that are
 * missing or no longer work are made and written back into it.
 */
import { isDeepStrictEqual } from "node:util";
import { disconnect } from "@/lib/server/db/client";
import { seedAccess } from "./demo-access";
import { seedServices } from "./registry";
import { gasolineraServices } from "./scenarios/gasolinera";
import { readDemoSecrets, writeDemoSecrets } from "./secrets-file";
import { newRun } from "./seed-actor";

async function main(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  if (env["ATALAYA_DEMO"] !== "1") throw new Error("This makes demo accounts: set ATALAYA_DEMO=1 if that is wanted.");
  const file = env["ATALAYA_DEMO_SECRETS"];
  if (!file) throw new Error("ATALAYA_DEMO_SECRETS is missing: the file with the demo's accounts.");
  const secrets = readDemoSecrets(file);
  const run = newRun();
  const tokens = await seedAccess(secrets.accounts, secrets.tokens, run);
  if (!isDeepStrictEqual(tokens, secrets.tokens)) writeDemoSecrets(file, { ...secrets, tokens });
  const added = await seedServices(gasolineraServices(), run);
  return `${secrets.accounts.length} demo accounts are ready, ${added} services were added.`;
}

try {
  process.stdout.write(`${await main(process.env)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await disconnect();
}
