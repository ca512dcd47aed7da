import { describe, expect, it } from "vitest";
import { diffValues } from "./diff-values";

describe("diffValues", () => {
  it.each([
    {
      before: { role: "viewer", name: "Ana" },
      after: { role: "admin", name: "Ana" },
      expected: [["role", "viewer", "admin"]],
      why: "only what changed",
    },
    {
      before: null,
      after: { a: 1, b: { c: true } },
      expected: [
        ["a", null, "1"],
        ["b.c", null, "true"],
      ],
      why: "made",
    },
    { before: { a: "x" }, after: null, expected: [["a", "x", null]], why: "removed" },
    {
      before: { tags: [1, 2] },
      after: { tags: [1] },
      expected: [["tags", "[1,2]", "[1]"]],
      why: "lists are compared whole",
    },
    { before: { a: null }, after: { a: "x" }, expected: [["a", "null", "x"]], why: "null is a value" },
    { before: { a: 1 }, after: { a: 1 }, expected: [], why: "nothing" },
    { before: "old", after: "new", expected: [["", "old", "new"]], why: "plain values" },
  ])("$why", ({ before, after, expected }) => {
    expect(diffValues(before, after).map((d) => [d.path, d.before, d.after])).toEqual(expected);
  });
});
