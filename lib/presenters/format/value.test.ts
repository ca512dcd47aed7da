import { describe, expect, it } from "vitest";
import type { UnitId } from "@/lib/catalog/types";
import { axisFormatter, formatValue } from "./value";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("formatValue", () => {
  it.each<{ value: number | null | undefined; unit: UnitId; en: string; es: string }>([
    { value: 0.062, unit: "seconds", en: "62 ms", es: "62 ms" },
    { value: 1.2, unit: "seconds", en: "1.2 s", es: "1,2 s" },
    { value: 90, unit: "seconds", en: "90 s", es: "90 s" },
    { value: 150, unit: "seconds", en: "2.5 min", es: "2,5 min" },
    { value: 0.9997, unit: "seconds", en: "1 s", es: "1 s" },
    { value: 0.0000042, unit: "seconds", en: "4.2 µs", es: "4,2 µs" },
    { value: 0, unit: "seconds", en: "0 s", es: "0 s" },
    { value: -0, unit: "seconds", en: "0 s", es: "0 s" },
    { value: 3 * 86_400, unit: "seconds", en: "3 d", es: "3 d" },
    { value: 0.0034, unit: "ratio", en: "0.34 %", es: "0,34 %" },
    { value: 1, unit: "ratio", en: "100 %", es: "100 %" },
    { value: 0, unit: "ratio", en: "0 %", es: "0 %" },
    { value: 1e-9, unit: "ratio", en: "< 0.0001 %", es: "< 0,0001 %" },
    { value: 6.1, unit: "requestsPerSecond", en: "6.1 req/s", es: "6,1 pet/s" },
    { value: 1234.5, unit: "requestsPerSecond", en: "1,235 req/s", es: "1235 pet/s" },
    { value: 3_210_000, unit: "requestsPerSecond", en: "3.21M req/s", es: "3,21 M pet/s" },
    { value: 12, unit: "perMinute", en: "12 /min", es: "12 /min" },
    { value: 512 * 1024 * 1024, unit: "bytes", en: "512 MiB", es: "512 MiB" },
    { value: 1023.9, unit: "bytes", en: "1,024 B", es: "1024 B" },
    { value: 2048, unit: "bytesPerSecond", en: "2 KiB/s", es: "2 KiB/s" },
    { value: 0.42, unit: "secondsPerSecond", en: "420 ms/s", es: "420 ms/s" },
    { value: 1, unit: "state", en: "up", es: "activo" },
    { value: 0, unit: "state", en: "down", es: "caído" },
    { value: 0.5, unit: "state", en: "0.5", es: "0,5" },
    { value: 42, unit: "count", en: "42", es: "42" },
    { value: -17.25, unit: "count", en: "-17.3", es: "-17,3" },
    { value: null, unit: "count", en: "–", es: "–" },
    { value: undefined, unit: "seconds", en: "–", es: "–" },
    { value: Number.NaN, unit: "bytes", en: "–", es: "–" },
    { value: Number.POSITIVE_INFINITY, unit: "ratio", en: "–", es: "–" },
  ])("$value $unit is $en / $es", ({ value, unit, en, es }) => {
    expect(plain(formatValue(value, unit, "en"))).toBe(en);
    expect(plain(formatValue(value, unit, "es"))).toBe(es);
  });
});

describe("axisFormatter", () => {
  it.each<{ unit: UnitId; ticks: number[]; labels: string[] }>([
    { unit: "seconds", ticks: [0, 0.05, 0.1, 0.15], labels: ["0", "50 ms", "100 ms", "150 ms"] },
    { unit: "seconds", ticks: [0, 0.5, 1, 1.5], labels: ["0", "0.5 s", "1.0 s", "1.5 s"] },
    { unit: "ratio", ticks: [0, 0.005, 0.01], labels: ["0", "0.5 %", "1.0 %"] },
    { unit: "requestsPerSecond", ticks: [0, 2.5, 5], labels: ["0", "2.5", "5.0"] },
    { unit: "bytes", ticks: [0, 268_435_456, 536_870_912], labels: ["0", "256 MiB", "512 MiB"] },
    { unit: "count", ticks: [0, 1_000_000, 2_000_000], labels: ["0", "1M", "2M"] },
    { unit: "state", ticks: [0, 1], labels: ["down", "up"] },
  ])("$unit $ticks", ({ unit, ticks, labels }) => {
    const write = axisFormatter(unit, ticks.at(-1) ?? 0, (ticks[1] ?? 0) - (ticks[0] ?? 0), "en");
    expect(ticks.map((tick) => plain(write(tick)))).toEqual(labels);
  });
});
