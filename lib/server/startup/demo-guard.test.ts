import { describe, expect, it } from "vitest";
import { judgeDemo } from "./demo-guard";

describe("a start without ATALAYA_DEMO=1", () => {
  it("is fine on a database without demo accounts and tokens", () => {
    expect(judgeDemo(0, 0)).toEqual({ state: "fine" });
  });

  it.each([
    [3, 0],
    [0, 1],
  ])("is refused with %i demo accounts and %i demo tokens", (users, tokens) => {
    const verdict = judgeDemo(users, tokens);
    expect(verdict).toMatchObject({ state: "refused" });
    expect(JSON.stringify(verdict)).toContain("ATALAYA_DEMO=1");
  });
});
