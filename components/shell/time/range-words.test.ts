import { describe, expect, it } from "vitest";
import { rangeWords, splitLength } from "./range-words";

const at = (iso: string) => Date.parse(iso);
const between = (from: string, to: string) => ({ from: at(from), to: at(to), live: false });
const reader = { locale: "en", timeZone: "America/Guatemala" } as const;

describe("rangeWords", () => {
  it("names a moving range by its length", () => {
    expect(rangeWords({ from: "now-6h", to: "now" }, null, reader)).toEqual({ kind: "last", count: 6, unit: "h" });
  });

  it.each([
    { to: "2026-03-10T16:00:00Z", expected: "Tue 10 Mar, 08:00 – 10:00", why: "one day is said once" },
    { to: "2026-03-11T07:00:00Z", expected: "Tue 10 Mar, 08:00 – Wed 11 Mar, 01:00", why: "two days are both said" },
  ])("$why", ({ to, expected }) => {
    const words = rangeWords({ from: "x", to: "y" }, between("2026-03-10T14:00:00Z", to), reader);
    expect(words.kind === "between" && words.text.replaceAll(/(?<=[a-z]{3}),? (?=\d)/g, " ")).toBe(expected);
  });

  it("keeps what cannot be read as it stands", () => {
    expect(rangeWords({ from: "soon", to: "now" }, null, reader)).toEqual({ kind: "between", text: "soon – now" });
  });
});

it.each([
  { length: "15m", expected: { count: 15, unit: "m" } },
  { length: "", expected: null },
  { length: "0h", expected: null },
  { length: "h", expected: null },
])("splitLength($length)", ({ length, expected }) => expect(splitLength(length)).toEqual(expected));
