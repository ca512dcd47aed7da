import { beforeAll, describe, expect, test } from "vitest";

import { HTTP_BUCKETS } from "../model/topology";
import type { Series } from "./meters";
import { pastFaults } from "./past-faults";
import { Simulation } from "./simulation";
import { historyTicks, perBlock } from "./ticks";

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 4, 12, 15, 4, 5);
const FROM = NOW - 174 * HOUR_MS;
const MOST_SAMPLES = 15_000_000;

type Whole = { readonly name: string; readonly labels: string; readonly values: Float64Array };

const ticks = historyTicks(FROM, NOW);
const whole: Whole[] = [];
let samples = 0;

const options = { fromMs: FROM, faultsBeforeMs: NOW, machine: { cores: 2, memoryBytes: 8e9 } };

beforeAll(() => {
  const simulation = new Simulation(options);
  let done = 0;
  for (const part of perBlock(ticks)) {
    const series: readonly Series[] = simulation.run(part);
    series.forEach(({ head, values }, at) => {
      const name = head.slice(0, head.indexOf("{"));
      const labels = head.slice(name.length + 1, -1);
      whole[at] ??= { name, labels, values: new Float64Array(ticks.length).fill(NaN) };
      whole[at]?.values.set(values, done);
      samples += values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
    });
    done += part.length;
  }
});

const find = (name: string, ...parts: readonly string[]): Whole[] =>
  whole.filter((one) => one.name === name && parts.every((part) => one.labels.includes(part)));

/** Samples of a series that are lower than the one before. */
function drops({ values }: Whole): number[] {
  const found: number[] = [];
  let before = -Infinity;
  values.forEach((value, at) => {
    if (Number.isNaN(value)) return;
    if (value < before) found.push(at);
    before = value;
  });
  return found;
}

const CUMULATIVE = /_(total|seconds_count|sum|bucket)$/;
const at = (ms: number): number => ticks.findIndex((tick) => tick >= ms);

describe("the simulated week", () => {
  test("stays within the samples Prometheus takes in a minute", () => {
    expect(samples).toBeGreaterThan(5_000_000);
    expect(samples).toBeLessThanOrEqual(MOST_SAMPLES);
    expect(samples).toBeLessThanOrEqual(ticks.length * whole.length);
  });

  test("has every series once", () => {
    expect(new Set(whole.map((one) => `${one.name}{${one.labels}`)).size).toBe(whole.length);
  });

  test("has at most fourteen buckets a histogram, named as Micrometer names them", () => {
    const bounds = new Set(
      find("http_server_requests_seconds_bucket").map((one) => /le="([^"]+)"/.exec(one.labels)?.[1]),
    );
    expect(bounds.size).toBe(HTTP_BUCKETS.length + 1);
    expect(bounds.size).toBeLessThanOrEqual(14);
    expect([...bounds]).toEqual(expect.arrayContaining(["0.2", "1.0", "+Inf"]));
  });

  test("counters fall only when their process restarts", () => {
    const restarts = new Map([
      ["coupon-1", 2],
      ["coupon-2", 2],
      ["raffle-1", 1],
    ]);
    for (const one of whole.filter(({ name }) => CUMULATIVE.test(name))) {
      const instance = /instance="([^"]+)"/.exec(one.labels)?.[1] ?? "";
      expect(drops(one).length, `${one.name}{${one.labels}`).toBeLessThanOrEqual(restarts.get(instance) ?? 0);
    }
    expect(
      drops(
        find("http_server_requests_seconds_count", "coupon-1", "POST", 'status="201"')[0] ?? {
          name: "",
          labels: "",
          values: new Float64Array(),
        },
      ),
    ).toHaveLength(2);
  });

  test("buckets are cumulative, and the last one is the count", () => {
    for (const count of find("http_server_requests_seconds_count")) {
      const own = find("http_server_requests_seconds_bucket", count.labels);
      expect(own).toHaveLength(HTTP_BUCKETS.length + 1);
      for (let i = 0; i < ticks.length; i += 37) {
        const row = own.map((bucket) => bucket.values[i] ?? NaN);
        if (Number.isNaN(row[0])) continue;
        expect(row.toSorted((a, b) => a - b)).toEqual(row);
        expect(row.at(-1)).toBe(count.values[i]);
      }
    }
  });

  test("sums lie between what the buckets allow", () => {
    const [count] = find("http_server_requests_seconds_count", "station-1", "/stations/{id}/prices");
    const [sum] = find("http_server_requests_seconds_sum", "station-1", "/stations/{id}/prices");
    const mean = (sum?.values.at(-1) ?? 0) / (count?.values.at(-1) ?? 1);
    expect(mean).toBeGreaterThan(0.018);
    expect(mean).toBeLessThan(0.023);
  });

  test("each past fault shows where it should", () => {
    const began = (kind: string) => at(pastFaults(NOW).find((fault) => fault.kind === kind)?.startedAt ?? 0);
    const active = find("hikaricp_connections_active", "coupon-1")[0]?.values;
    expect(active?.[began("pool") + 2]).toBe(20);
    expect(active?.[began("pool") - 2]).toBeLessThan(16);
    const old = find("jvm_memory_used_bytes", "raffle-1", "G1 Old Gen")[0]?.values;
    expect(old?.[began("leak") + 175]).toBeGreaterThan(0.9 * 512 * 1024 * 1024);
    const created = find("coupon_created_total").map((one) => one.values);
    const rate = (i: number) => created.reduce((total, values) => total + (values[i + 10] ?? 0) - (values[i] ?? 0), 0);
    expect(rate(began("coupon-drop") + 2)).toBeLessThan(0.2 * rate(began("coupon-drop") - 12));
    const failed = find("http_server_requests_seconds_count", "coupon-1", 'status="500"')[0]?.values;
    expect(failed?.[began("errors") - 2]).toBeNaN();
    expect(failed?.[began("errors") + 8]).toBeGreaterThan(0);
    expect(find("ALERTS", "LowCouponCreationRate")[0]?.values.some((value) => value === 1)).toBe(true);
  });

  test("is the same each time it is told", () => {
    const first = perBlock(ticks)[0] ?? [];
    const told = () => new Simulation(options).run(first).map(({ head, values }) => `${head} ${values.join()}`);
    expect(told()).toEqual(told());
  });
});
