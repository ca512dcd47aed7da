import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { ROOT, RUNTIME } from "./paths";
import { freePorts } from "./ports";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "atalaya-main-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

type Ended = { readonly code: number | null; readonly said: string };

/** Runs the demo's program until it ends by itself. */
function demo(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...RUNTIME, "demo/stack/main.ts", ...args], {
      cwd: ROOT,
      env: { ...process.env, ATALAYA_DATA_DIR: dataDir, ATALAYA_NO_BROWSER: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("exit", (code) => resolve({ code, said }));
  });
}

test("a busy port stops the start before anything runs, and the way out is a line to copy", async () => {
  const { console: port, ...others } = await freePorts();
  const busy = createServer();
  await new Promise<void>((resolve) => busy.listen(port, "127.0.0.1", () => resolve()));
  const { code, said } = await demo([], { ATALAYA_PORT: String(port), ATALAYA_FLEET_PORT: String(others.fleet) });
  busy.close();
  expect(code).toBe(1);
  expect(said).toContain(`port ${port} (console, ATALAYA_PORT) is in use`);
  expect(said).toMatch(/Try: .*ATALAYA_PORT=\d+ .*npm run demo/);
  expect(existsSync(join(dataDir, "postgres"))).toBe(false);
});

test.each([[[]], [["--reset"]]])("a folder with somebody's files is refused and left as it is (%j)", async (args) => {
  writeFileSync(join(dataDir, "thesis.txt"), "important");
  const { code, said } = await demo(args);
  expect(code).toBe(1);
  expect(said).toContain(dataDir);
  expect(said).not.toContain("    at "); // a sentence, not a stack trace
  expect(readdirSync(dataDir)).toEqual(["thesis.txt"]);
});
