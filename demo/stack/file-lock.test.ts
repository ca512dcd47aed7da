import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { withFileLock } from "./file-lock";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atalaya-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("works one after the other, and leaves no lock, even after a failure", async () => {
  const path = join(folder, "lock");
  const log: string[] = [];
  const job = (name: string) => async (): Promise<void> => {
    log.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    log.push(`${name} ends`);
    if (name === "a") throw new Error("a failed");
  };
  const results = await Promise.allSettled([withFileLock(path, job("a")), withFileLock(path, job("b"))]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(log.map((line) => line.split(" ")[1])).toEqual(["begins", "ends", "begins", "ends"]);
  expect(existsSync(path)).toBe(false);
});

test("a lock whose holder is dead is taken over", async () => {
  const path = join(folder, "lock");
  writeFileSync(path, "4194304"); // above the highest process id Linux gives out
  await expect(withFileLock(path, () => Promise.resolve("in"))).resolves.toBe("in");
});
