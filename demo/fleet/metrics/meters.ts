import { javaDouble } from "../../model/labels";
import type { Exemplar, Sample } from "./exposition";

export class Counter {
  readonly labels: string;
  private value = 0;

  constructor(labels: string) {
    this.labels = labels;
  }

  increment(by = 1): void {
    this.value += by;
  }

  samples(): Sample[] {
    return [{ suffix: "_total", labels: this.labels, value: this.value }];
  }
}

const WINDOWS = 3;
const WINDOW_MS = 40_000;

/** Micrometer's TimeWindowMax: the largest value of about the last two minutes, forgotten a third at a time. */
export class TimeWindowMax {
  private readonly ring = Array.from({ length: WINDOWS }, () => 0);
  private at = 0;
  private rotatedAt: number;

  constructor(now: number) {
    this.rotatedAt = now;
  }

  record(value: number, now: number): void {
    this.rotate(now);
    for (let i = 0; i < WINDOWS; i += 1) this.ring[i] = Math.max(this.ring[i] ?? 0, value);
  }

  poll(now: number): number {
    this.rotate(now);
    return this.ring[this.at] ?? 0;
  }

  private rotate(now: number): void {
    const steps = Math.min(WINDOWS, Math.floor((now - this.rotatedAt) / WINDOW_MS));
    for (let i = 0; i < steps; i += 1) {
      this.ring[this.at] = 0;
      this.at = (this.at + 1) % WINDOWS;
    }
    if (steps > 0) this.rotatedAt = steps === WINDOWS ? now : this.rotatedAt + steps * WINDOW_MS;
  }
}

/** An exemplar is kept this long before a newer one replaces it, so that a scrape cannot miss it. */
const EXEMPLAR_RETENTION_MS = 7_000;

/** Durations in seconds: count, sum, decaying max and, when bounds are given, cumulative buckets with exemplars. */
export class Timer {
  readonly labels: string;
  private readonly bounds: readonly number[] | null;
  private readonly counts: number[];
  private readonly exemplars: (Exemplar | undefined)[] = [];
  private readonly bucketLabels: readonly string[];
  private readonly max: TimeWindowMax;
  private count = 0;
  private sum = 0;

  constructor(labels: string, bounds: readonly number[] | null, now: number) {
    this.labels = labels;
    this.bounds = bounds;
    this.max = new TimeWindowMax(now);
    const all = bounds ? [...bounds, Infinity] : [];
    this.counts = all.map(() => 0);
    this.bucketLabels = all.map((bound) => `${labels},le="${javaDouble(bound)}"`);
  }

  record(seconds: number, now = Date.now(), trace?: { readonly traceId: string; readonly spanId: string }): void {
    this.count += 1;
    this.sum += seconds;
    this.max.record(seconds, now);
    if (!this.bounds) return;
    const found = this.bounds.findIndex((bound) => seconds <= bound);
    const at = found === -1 ? this.bounds.length : found;
    this.counts[at] = (this.counts[at] ?? 0) + 1;
    const kept = this.exemplars[at];
    if (trace && (!kept || now - kept.atMs >= EXEMPLAR_RETENTION_MS)) {
      this.exemplars[at] = { traceId: trace.traceId, spanId: trace.spanId, value: seconds, atMs: now };
    }
  }

  samples(): Sample[] {
    let cumulative = 0;
    const buckets = this.counts.map((own, at): Sample => {
      cumulative += own;
      const labels = this.bucketLabels[at] ?? "";
      return { suffix: "_bucket", labels, value: cumulative, exemplar: this.exemplars[at] };
    });
    return [
      ...buckets,
      { suffix: "_count", labels: this.labels, value: this.count },
      { suffix: "_sum", labels: this.labels, value: this.sum },
    ];
  }

  maxSample(now: number): Sample {
    return { suffix: "", labels: this.labels, value: this.max.poll(now) };
  }
}
