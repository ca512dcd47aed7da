/**
 * A simulated Java heap under G1. No JVM runs in the demo: a service process feeds this model with the requests it
 * really served, and the model answers with the figures a JVM of that size would show. Everything named jvm_* and
 * process_cpu_usage comes from here.
 */
export type GcPause = {
  readonly gc: "G1 Young Generation" | "G1 Old Generation";
  readonly action: "end of minor GC" | "end of major GC";
  readonly cause: "G1 Evacuation Pause" | "G1 Compaction Pause";
  readonly seconds: number;
};

export type JvmTick = {
  readonly seconds: number;
  /** Requests finished in that time. */
  readonly requests: number;
  /** 0 = healthy, 1 = the live set has grown to 95 % of the heap. */
  readonly leak: number;
};

export type JvmEvents = {
  onPause(pause: GcPause): void;
  /** A concurrent marking cycle, which does not stop the application. */
  onConcurrentCycle(seconds: number): void;
};

const MB = 1024 * 1024;
const IDLE_BYTES_PER_SECOND = 7 * MB;
const BYTES_PER_REQUEST = 3.5 * MB;
const YOUNG_SHARE = 0.26;
/** With less room than this left for the young generation, a full collection comes. */
const YOUNG_MIN_SHARE = 0.05;
/** Old-generation garbage, as a share of the heap, that starts a marking cycle and mixed collections. */
const MIXED_AT_SHARE = 0.12;
const LEAK_FULL_SHARE = 0.95;
const FULL_GC_EVERY_SECONDS = 9;
const SMOOTHING_SECONDS = 15;

export class SimulatedJvm {
  readonly heapMax: number;
  eden = 0;
  survivor: number;
  old: number;
  /** Old generation after the last collection that shrank it: Micrometer's live data size, 0 until then. */
  liveDataSize = 0;
  oldAfterGc: number;
  allocatedBytes = 0;
  promotedBytes = 0;
  cpuUsage = 0.04;
  gcOverhead = 0;
  upSeconds = 0;
  private readonly restLive: number;
  private live: number;
  private leak = 0;
  private sinceFullGc = FULL_GC_EVERY_SECONDS;
  private pausedSeconds = 0;
  private readonly random: () => number;
  private readonly events: JvmEvents;

  constructor(heapMax: number, liveSetShare: number, events: JvmEvents, random: () => number = Math.random) {
    this.heapMax = heapMax;
    this.restLive = heapMax * liveSetShare;
    this.live = this.restLive;
    this.old = this.restLive * 0.9;
    this.oldAfterGc = this.old;
    this.survivor = heapMax * 0.02;
    this.events = events;
    this.random = random;
  }

  /** Bytes in use on the heap. */
  get used(): number {
    return this.eden + this.survivor + this.old;
  }

  /** What G1 would size Eden to: a quarter of the heap, less when the old generation needs the room. */
  get edenCapacity(): number {
    const room = this.heapMax - this.old - this.survivor;
    return Math.max(0.01 * this.heapMax, Math.min(YOUNG_SHARE * this.heapMax, room));
  }

  advance(tick: JvmTick): void {
    this.upSeconds += tick.seconds;
    this.sinceFullGc += tick.seconds;
    this.pausedSeconds = 0;
    this.grow(tick.leak);
    this.allocate(
      (IDLE_BYTES_PER_SECOND * tick.seconds + BYTES_PER_REQUEST * tick.requests) * (0.7 + 0.6 * this.random()),
    );
    this.collectOldWhenNeeded();
    this.smooth(tick);
  }

  private grow(leak: number): void {
    this.leak = leak;
    this.live = this.restLive + leak * (LEAK_FULL_SHARE * this.heapMax - this.restLive);
    if (this.old >= this.live) return;
    this.promotedBytes += this.live - this.old;
    this.old = this.live;
  }

  private allocate(bytes: number): void {
    let left = bytes;
    while (left > 0) {
      const step = Math.min(left, Math.max(this.edenCapacity - this.eden, 1));
      this.eden += step;
      this.allocatedBytes += step;
      left -= step;
      if (this.eden >= this.edenCapacity) this.collectYoung();
    }
  }

  private collectYoung(): void {
    const promoted = this.eden * (0.008 + 0.012 * this.random());
    this.promotedBytes += promoted;
    this.old = Math.min(this.old + promoted, this.heapMax * 0.985);
    this.survivor = this.heapMax * (0.008 + 0.014 * this.random()) * (1 - 0.8 * this.leak);
    this.eden = 0;
    this.oldAfterGc = this.old;
    this.pause("end of minor GC", 0.004 + 0.01 * this.random() + 0.03 * this.leak);
  }

  private collectOldWhenNeeded(): void {
    if (this.old + this.survivor + YOUNG_MIN_SHARE * this.heapMax > this.heapMax) {
      if (this.sinceFullGc < FULL_GC_EVERY_SECONDS) return;
      this.sinceFullGc = 0;
      this.shrinkOld();
      this.pause("end of major GC", 0.5 + 0.6 * this.random());
    } else if (this.old - this.live > MIXED_AT_SHARE * this.heapMax) {
      this.events.onConcurrentCycle(0.05 + 0.08 * this.random());
      this.shrinkOld();
      this.pause("end of minor GC", 0.012 + 0.02 * this.random());
    }
  }

  private shrinkOld(): void {
    this.old = this.live * (1 + 0.01 * this.random());
    this.liveDataSize = this.old;
    this.oldAfterGc = this.old;
  }

  private pause(action: GcPause["action"], seconds: number): void {
    const major = action === "end of major GC";
    this.pausedSeconds += seconds;
    this.events.onPause({
      gc: major ? "G1 Old Generation" : "G1 Young Generation",
      action,
      cause: major ? "G1 Compaction Pause" : "G1 Evacuation Pause",
      seconds,
    });
  }

  private smooth({ seconds, requests }: JvmTick): void {
    if (seconds <= 0) return;
    const weight = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
    const pausing = Math.min(1, this.pausedSeconds / seconds);
    // Start-up burns CPU (class loading, JIT); a heap that is nearly full burns it in the collector.
    const starting = 0.5 * Math.exp(-this.upSeconds / 20);
    const thrashing = this.leak > 0.8 ? (this.leak - 0.8) * 4.3 : 0;
    const target = 0.025 + 0.025 * (requests / seconds) + starting + thrashing + 0.02 * this.random() + 0.3 * pausing;
    this.cpuUsage += weight * (Math.min(0.97, target) - this.cpuUsage);
    this.gcOverhead += weight * (pausing - this.gcOverhead);
  }
}
