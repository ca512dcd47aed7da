/** The command line `atalaya`; run through bin/atalaya.mjs. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { explain } from "@/lib/server/startup/explain";
import { release } from "@/lib/server/startup/release";
import { UsageError } from "./arguments";
import { runCommand, USAGE } from "./commands";
import { processTerminal, type Terminal } from "./terminal";

const ROOT = resolve(import.meta.dirname, "../..");

/** The same files the console reads; the first one to name a variable wins, and the environment wins over both. */
function readEnvFiles(): void {
  for (const file of [".env.local", ".env"].map((name) => join(ROOT, name)))
    if (existsSync(file)) process.loadEnvFile(file);
}

async function main(terminal: Terminal): Promise<number> {
  try {
    readEnvFiles();
    await runCommand(process.argv.slice(2), terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) {
      terminal.say(explain(error));
      return 1;
    }
    terminal.say(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

const code = await main(processTerminal());
await release().catch(() => undefined); // what cannot be closed ends with the process
process.exit(code); // the migration engine and an unread stdin would keep it alive
