import { describe, expect, it } from "vitest";
import { NOTHING_PENDING, type Pending, pressKey, SEQUENCE_MS, SHORTCUTS } from "./keymap";

function typed(keys: readonly string[], gapMs = 100) {
  let pending: Pending = NOTHING_PENDING;
  const actions: string[] = [];
  keys.forEach((key, index) => {
    const step = pressKey(pending, key, index * gapMs);
    pending = step.pending;
    if (step.action) actions.push(step.action.kind === "go" ? step.action.href : step.action.command);
  });
  return actions;
}

describe("pressKey", () => {
  it.each([
    { keys: ["g", "o"], expected: ["/"], why: "a sequence goes to a screen" },
    { keys: ["g", "p"], expected: ["/performance"], why: "another one" },
    { keys: ["?"], expected: ["help"], why: "a single key acts at once" },
    { keys: ["g", "r"], expected: ["refresh"], why: "a key that does not continue starts anew" },
    { keys: ["g", "g", "s"], expected: ["/settings"], why: "the first key again keeps waiting" },
    { keys: ["x", "o"], expected: [], why: "unknown keys do nothing" },
    { keys: ["[", "]", "-", "t"], expected: ["back", "forward", "zoomOut", "range"], why: "keys of the time range" },
  ])("$why", ({ keys, expected }) => expect(typed(keys)).toEqual(expected));

  it("forgets a beginning that was left alone", () => {
    expect(typed(["g", "o"], SEQUENCE_MS + 1)).toEqual([]);
  });

  it("has no shortcut twice, nor one that hides another", () => {
    const sequences = SHORTCUTS.map((shortcut) => shortcut.keys.join(" "));
    expect(new Set(sequences).size).toBe(sequences.length);
    for (const one of sequences) {
      expect(sequences.filter((other) => other !== one && other.startsWith(`${one} `))).toEqual([]);
    }
  });
});
