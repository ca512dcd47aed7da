#!/usr/bin/env node
// First program of every command: plain Node >= 18, no dependency. Brings Node 24, the packages and, where a command needs
// them, the servers and the browser, all inside `.tools` and `node_modules`; then hands over to the project's TypeScript.
import { generateDatabaseClient } from "./bootstrap/database-client.mjs";
import { debianTools } from "./bootstrap/debian.mjs";
import { launch } from "./bootstrap/launch.mjs";
import { withLock } from "./bootstrap/lock.mjs";
import { node24 } from "./bootstrap/node24.mjs";
import { installPackages } from "./bootstrap/packages.mjs";
import { Failure, say } from "./bootstrap/steps.mjs";

const COMMANDS = {
  demo: { entry: "demo/stack/main.ts", tools: ["servers"] },
  reset: { entry: "demo/stack/main.ts", tools: ["servers"], prepend: ["--reset"] },
  fault: { entry: "demo/fault.ts", tools: [] },
  test: { entry: "bin/test.ts", tools: ["servers", "browser"] },
  tools: { entry: null, tools: ["servers", "browser"] },
  run: { entry: null, tools: [] },
  "run-with-servers": { entry: null, tools: ["servers"] },
};

const USAGE = `usage: node bin/bootstrap.mjs COMMAND [arguments]
  demo, reset, fault, test      what npm run demo, demo:reset, demo:fault and npm test call
  tools                         only bring Node 24, the packages, the servers and Chromium
  run FILE.ts                   bring Node 24 and the packages, then run a file of the project
  run-with-servers FILE.ts      the same, with the servers`;

async function prepareNode() {
  const node = await node24();
  await installPackages();
  await generateDatabaseClient(node);
  return node;
}

async function main() {
  const [name, ...rest] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command) throw new Failure(USAGE);
  const node = await withLock(async () => {
    const [found] = await Promise.all([prepareNode(), command.tools.length > 0 ? debianTools(command.tools) : null]);
    return found;
  });
  const args = [...(command.prepend ?? []), ...rest];
  const entry = command.entry ?? args.shift();
  if (entry) return launch(node, entry, args);
  if (name !== "tools") throw new Failure(USAGE);
  say("everything is in place");
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Failure ? `\n${error.message}\n` : error);
    process.exit(1);
  },
);
