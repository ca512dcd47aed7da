import { describe, expect, it } from "vitest";
import { formatAge, formatDuration } from "./duration";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("formatDuration", () => {
  it.each([
    [0, "0 s"],
    [250, "250 ms"],
    [45_000, "45 s"],
    [59_700, "1 min"],
    [4_800_000, "1 h 20 min"],
    [3_600_000, "1 h"],
    [3 * 86_400_000, "3 d"],
    [90_061_000, "1 d 1 h"],
    [-45_000, "-45 s"],
    [Number.NaN, "–"],
  ])("%d ms is %s", (ms, text) => expect(plain(formatDuration(ms))).toBe(text));
});

describe("formatAge", () => {
  it.each([
    [0, "0 sec. ago", "hace 0 s"],
    [-5000, "0 sec. ago", "hace 0 s"],
    [12_400, "12 sec. ago", "hace 12 s"],
    [119_000, "119 sec. ago", "hace 119 s"],
    [180_000, "3 min. ago", "hace 3 min"],
    [3 * 3_600_000, "3 hr. ago", "hace 3 h"],
    [3 * 86_400_000, "3 days ago", "hace 3 d"],
    [Number.POSITIVE_INFINITY, "–", "–"],
  ])("%d ms", (ms, en, es) => {
    expect(plain(formatAge(ms, "en"))).toBe(en);
    expect(plain(formatAge(ms, "es"))).toBe(es);
  });
});
