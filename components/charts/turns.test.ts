import { describe, expect, it } from "vitest";
import { takeTurn } from "./turns";

describe("takeTurn", () => {
  it("runs each work in a task of its own, in order, and lets others in between", async () => {
    const seen: string[] = [];
    await new Promise<void>((done) => {
      takeTurn(() => {
        seen.push("first");
        queueMicrotask(() => seen.push("between"));
      });
      const withdraw = takeTurn(() => seen.push("withdrawn"));
      takeTurn(() => {
        seen.push("last");
        done();
      });
      withdraw();
    });
    expect(seen).toEqual(["first", "between", "last"]);
  });

  it("goes on after a work that throws", async () => {
    // The error itself is the page's to report, as of any timer.
    const failed = new Promise((resolve) => process.once("uncaughtException", resolve));
    const ran = new Promise<string>((resolve) => {
      takeTurn(() => {
        throw new Error("broken chart");
      });
      takeTurn(() => resolve("next"));
    });
    expect(await ran).toBe("next");
    expect(await failed).toBeInstanceOf(Error);
  });
});
