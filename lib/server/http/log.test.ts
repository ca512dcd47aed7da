import { describe, expect, it } from "vitest";
import { redact } from "./log";

describe("redact", () => {
  it("masks fields that hold secrets, at any depth", () => {
    const given = {
      user: { email: "a@example.com", password: "p" },
      headers: { authorization: "Bearer x", cookie: "c" },
    };
    expect(redact(given)).toEqual({
      user: { email: "a@example.com", password: "***" },
      headers: { authorization: "***", cookie: "***" },
    });
  });

  it("masks passwords in URLs and API tokens in any text", () => {
    expect(redact("postgresql://me:secret@db/x failed")).toBe("postgresql://me:***@db/x failed");
    expect(redact(new Error("bad atl_abcdefghijklmnop"))).toMatchObject({ message: "bad atl_***" });
  });

  it("ends on values that contain themselves, and shortens what is huge", () => {
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    expect(JSON.stringify(redact(loop)).length).toBeLessThan(200);
    expect(String(redact("x".repeat(10_000))).length).toBe(4_000);
  });
});
