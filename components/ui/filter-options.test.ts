import { describe, expect, it } from "vitest";
import { filterOptions } from "./filter-options";

const OPTIONS = [
  { value: "auth", label: "Autenticación", hint: "core" },
  { value: "coupon", label: "Coupons", hint: "sales" },
  { value: "raffle", label: "Raffle" },
];

describe("filterOptions", () => {
  it.each([
    { query: "", expected: ["auth", "coupon", "raffle"], why: "no words: everything" },
    { query: "autenticacion", expected: ["auth"], why: "accents need not be typed" },
    { query: "COUP sales", expected: ["coupon"], why: "every word counts, in label or hint" },
    { query: "raf core", expected: [], why: "one word that misses is enough" },
  ])("$why", ({ query, expected }) => {
    expect(filterOptions(OPTIONS, query, 10).rows.map((row) => row.value)).toEqual(expected);
  });

  it("caps what is drawn and says how many are left", () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({ value: `svc-${at}`, label: `svc-${at}` }));
    const { rows, hidden } = filterOptions(many, "svc", 100);
    expect([rows.length, hidden]).toEqual([100, 4900]);
  });
});
