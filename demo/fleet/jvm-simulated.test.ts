import { describe, expect, it } from "vitest";

import { type GcPause, SimulatedJvm } from "./jvm-simulated";

const MB = 1024 * 1024;
const HEAP = 512 * MB;

function start() {
  let seed = 7;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const pauses: GcPause[] = [];
  let cycles = 0;
  const events = { onPause: (pause: GcPause) => pauses.push(pause), onConcurrentCycle: () => (cycles += 1) };
  const jvm = new SimulatedJvm(HEAP, 0.3, events, random);
  const run = (seconds: number, leak: (second: number) => number, requests = 2): number[] => {
    const used: number[] = [];
    for (let second = 0; second < seconds; second += 1) {
      jvm.advance({ seconds: 1, requests, leak: leak(second) });
      used.push(jvm.used / HEAP);
    }
    return used;
  };
  return { jvm, pauses, run, cycles: () => cycles };
}

describe("the simulated JVM at rest", () => {
  it("shows a sawtooth well below the alert bound for hours", () => {
    const { run } = start();
    const used = run(6 * 3600, () => 0);
    expect(Math.max(...used)).toBeLessThan(0.8);
    expect(Math.min(...used)).toBeGreaterThan(0.2);
  });

  it("collects the young generation often, the old one now and then, never fully", () => {
    const { jvm, run, pauses, cycles } = start();
    run(3600, () => 0);
    expect(pauses.length).toBeGreaterThan(100);
    expect(pauses.every((pause) => pause.action === "end of minor GC")).toBe(true);
    expect(cycles()).toBeGreaterThan(0);
    expect(jvm.liveDataSize / HEAP).toBeCloseTo(0.3, 1);
    expect(jvm.gcOverhead).toBeLessThan(0.01);
    expect(jvm.cpuUsage).toBeLessThan(0.2);
    expect(jvm.promotedBytes / jvm.allocatedBytes).toBeLessThan(0.05);
  });

  it("allocates more when more is served", () => {
    const [idle, busy] = [start(), start()];
    idle.run(600, () => 0, 0);
    busy.run(600, () => 0, 10);
    expect(busy.jvm.allocatedBytes).toBeGreaterThan(3 * idle.jvm.allocatedBytes);
  });
});

describe("a leak", () => {
  it("fills the heap to 95 % and beyond the heap never, with full collections and a busy processor", () => {
    const { jvm, run, pauses } = start();
    const used = run(420, (second) => Math.min(1, second / 240));
    expect(Math.min(...used.slice(250))).toBeGreaterThan(0.95);
    expect(Math.max(...used)).toBeLessThanOrEqual(1.001);
    expect(pauses.some((pause) => pause.action === "end of major GC" && pause.gc === "G1 Old Generation")).toBe(true);
    expect(jvm.cpuUsage).toBeGreaterThan(0.8);
    expect(jvm.liveDataSize / HEAP).toBeGreaterThan(0.9);
  });

  it("is forgotten after the next collections once it ends", () => {
    const { run } = start();
    run(300, (second) => Math.min(1, second / 240));
    const used = run(120, () => 0);
    expect(used.at(-1)).toBeLessThan(0.8);
  });
});
