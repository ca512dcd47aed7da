import { describe, expect, it } from "vitest";
import { hashPassword, needsRehash, verifyPassword } from "./password";

const CHEAP = { N: 2 ** 10, r: 8, p: 1 };

describe("passwords", () => {
  it("verifies what it hashed, and nothing else", async () => {
    const stored = await hashPassword("correct horse battery");
    expect(stored).toMatch(/^\$scrypt\$N=32768,r=8,p=3\$/);
    expect(await verifyPassword("correct horse battery", stored)).toBe(true);
    expect(await verifyPassword("correct horse batterx", stored)).toBe(false);
  });

  it("uses a salt", async () => {
    expect(await hashPassword("same", CHEAP)).not.toBe(await hashPassword("same", CHEAP));
  });

  it("verifies hashes made with other parameters, and asks for a new one", async () => {
    const old = await hashPassword("same", CHEAP);
    expect(await verifyPassword("same", old)).toBe(true);
    expect(needsRehash(old)).toBe(true);
    expect(needsRehash(await hashPassword("same"))).toBe(false);
  });

  it("is always wrong for nobody and for a broken hash, and works as hard", async () => {
    expect(await verifyPassword("", null)).toBe(false);
    expect(await verifyPassword("x", "plain text")).toBe(false);
    const cpuMs = async (work: () => Promise<unknown>) => {
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    };
    const stored = await hashPassword("somebody's password");
    const somebody = await cpuMs(() => verifyPassword("guess", stored));
    const nobody = await cpuMs(() => verifyPassword("guess", null));
    expect(nobody).toBeGreaterThan(somebody * 0.4); // the same derivation; without it this would be near 0
  });
});
