import { readFileSync } from "node:fs";
import { join } from "node:path";

export type DemoRole = "viewer" | "operator" | "admin";

/** `access.json` of the stack under test. */
export type Access = {
  readonly baseUrl: string;
  readonly accounts: readonly { readonly role: DemoRole; readonly email: string; readonly password: string }[];
  readonly tokens: Readonly<Record<DemoRole, string>>;
  readonly prometheusUrl: string;
  readonly alertmanagerUrl: string;
  readonly jaegerUrl: string;
  readonly databaseUrl: string;
};

/** Data folder of the stack under test (`processes.json`, `hold/`, `faults.json`). Call it inside a test, not while loading. */
export function stackDataDir(): string {
  const dataDir = process.env["ATALAYA_E2E_DATA_DIR"];
  if (!dataDir) throw new Error("no stack runs yet: read this inside a test or hook");
  return dataDir;
}

/** How to reach the stack under test. Call it inside a test, not while loading. */
export const stackAccess = (): Access =>
  JSON.parse(readFileSync(join(stackDataDir(), "access.json"), "utf8")) as Access; // safe: written by our own demo

/** Process id of one of the stack's programs (prometheus, console, coupon-1 …). */
export function stackProcess(name: string): number {
  const table = JSON.parse(readFileSync(join(stackDataDir(), "processes.json"), "utf8")) as Record<
    string,
    { pid: number }
  >; // safe: ours
  const pid = table[name]?.pid;
  if (pid === undefined) throw new Error(`the stack runs no ${name}`);
  return pid;
}
