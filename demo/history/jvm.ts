import type { ServiceModel } from "../model/topology";
import type { Effects, Moment } from "./effects";
import type { Served } from "./http";
import type { Gauge, Scope } from "./meters";
import type { Noise } from "./noise";

const MB = 1024 * 1024;
const UNLIMITED = -1;
/** The simulated collector of the live fleet: Eden's share of the heap, bytes allocated at rest and per request. */
const YOUNG_SHARE = 0.26;
const IDLE_BYTES_PER_SECOND = 7 * MB;
const BYTES_PER_REQUEST = 3.5 * MB;
const LEAK_FULL_SHARE = 0.95;

const NON_HEAP = [
  ["Metaspace", 104 * MB, UNLIMITED],
  ["Compressed Class Space", 13 * MB, 1024 * MB],
  ["CodeHeap 'profiled nmethods'", 21 * MB, 117 * MB],
] as const;

const MINOR = { action: "end of minor GC", cause: "G1 Evacuation Pause", gc: "G1 Young Generation" } as const;
const MAJOR = { action: "end of major GC", cause: "G1 Compaction Pause", gc: "G1 Old Generation" } as const;

/** `jvm_*` of one instance: a heap under G1 seen at a random moment between two young collections. */
export class Jvm {
  private readonly model: ServiceModel;
  private readonly noise: Noise;
  private readonly used: { readonly eden: Gauge; readonly survivor: Gauge; readonly old: Gauge };
  private readonly constants: readonly (readonly [Gauge, number])[];
  private readonly nonHeap: readonly (readonly [Gauge, number])[];
  private readonly meters: ReturnType<typeof gcMeters>;
  private readonly pressure: ReturnType<typeof pressureMeters>;

  constructor(scope: Scope, model: ServiceModel, noise: Noise) {
    this.model = model;
    this.noise = noise;
    const heap = (name: string, id: string): Gauge => scope.gauge(name, { area: "heap", id });
    const used = "jvm_memory_used_bytes";
    const max = "jvm_memory_max_bytes";
    this.used = {
      eden: heap(used, "G1 Eden Space"),
      survivor: heap(used, "G1 Survivor Space"),
      old: heap(used, "G1 Old Gen"),
    };
    this.nonHeap = NON_HEAP.map(([id, full]) => [scope.gauge(used, { area: "nonheap", id }), full] as const);
    this.constants = [
      [heap(max, "G1 Eden Space"), UNLIMITED],
      [heap(max, "G1 Survivor Space"), UNLIMITED],
      [heap(max, "G1 Old Gen"), model.heapMaxBytes],
      ...NON_HEAP.map(([id, , limit]) => [scope.gauge(max, { area: "nonheap", id }), limit] as const),
      [scope.gauge("jvm_gc_max_data_size_bytes"), model.heapMaxBytes],
      [scope.gauge("jvm_classes_loaded_classes"), 19_400],
      [scope.gauge("jvm_buffer_memory_used_bytes", { id: "direct" }), 90_112 + 8 * MB],
    ];
    this.meters = gcMeters(scope);
    this.pressure = pressureMeters(scope);
  }

  /** Returns the share of time spent in pauses. */
  step({ index, seconds }: Moment, { leaked }: Effects, served: Served, upSeconds: number): number {
    const { heapMaxBytes, liveSetShare } = this.model;
    const live = heapMaxBytes * (liveSetShare + leaked * (LEAK_FULL_SHARE - liveSetShare));
    // A leak is told without the collector's ups and downs, so that it passes each limit once.
    const swing = leaked > 0 ? 0.5 : this.noise.uniform();
    const garbage = leaked > 0 ? 0 : heapMaxBytes * 0.12 * this.noise.uniform();
    const old = Math.min(live + garbage, 0.985 * heapMaxBytes);
    const survivor = heapMaxBytes * (0.008 + 0.014 * this.noise.uniform()) * (1 - 0.8 * leaked);
    const room = Math.min(YOUNG_SHARE * heapMaxBytes, Math.max(0.01 * heapMaxBytes, heapMaxBytes - old - survivor));
    this.used.eden.set(index, Math.round(room * swing));
    this.used.survivor.set(index, Math.round(survivor));
    this.used.old.set(index, Math.round(old));
    for (const [gauge, value] of this.constants) gauge.set(index, value);
    const warm = 1 - 0.35 * Math.exp(-upSeconds / 90);
    for (const [gauge, full] of this.nonHeap) gauge.set(index, Math.round(full * warm));
    this.pressed(index, seconds, (old + survivor + room / 2) / heapMaxBytes);
    return this.collect(index, seconds, served, { live, old, room, leaked });
  }

  private collect(
    index: number,
    seconds: number,
    served: Served,
    heap: { live: number; old: number; room: number; leaked: number },
  ): number {
    const { minor, major, allocated, promoted, liveData, afterGc } = this.meters;
    const bytes = (IDLE_BYTES_PER_SECOND + BYTES_PER_REQUEST * served.rate) * seconds * this.noise.near1(0.2);
    const young = bytes / heap.room;
    const pause = (0.009 + 0.03 * heap.leaked) * this.noise.near1(0.3);
    const full = heap.leaked > 0.94 ? seconds / 9 : 0;
    minor.add(index, { count: young, meanSeconds: pause, maxSeconds: pause * 1.6 });
    major.add(index, { count: full, meanSeconds: 0.8, maxSeconds: full > 0 ? 1.1 : 0 });
    allocated.add(index, bytes);
    promoted.add(index, bytes * 0.014);
    liveData.set(index, Math.round(heap.live));
    afterGc.set(index, heap.old / this.model.heapMaxBytes);
    return (young * pause + full * 0.8) / seconds;
  }

  /** The guide's profiler looks every 30 s: above 0.9 a warning, above 0.95 critical. */
  private pressed(index: number, seconds: number, ratio: number): void {
    this.pressure.warning.add(index, ratio > 0.9 && ratio <= 0.95 ? seconds / 30 : 0);
    this.pressure.critical.add(index, ratio > 0.95 ? seconds / 30 : 0);
  }
}

const gcMeters = (scope: Scope) => ({
  minor: scope.timer("jvm_gc_pause_seconds", MINOR),
  major: scope.timer("jvm_gc_pause_seconds", MAJOR),
  allocated: scope.counter("jvm_gc_memory_allocated_bytes_total"),
  promoted: scope.counter("jvm_gc_memory_promoted_bytes_total"),
  liveData: scope.gauge("jvm_gc_live_data_size_bytes"),
  afterGc: scope.gauge("jvm_memory_usage_after_gc_percent", { area: "heap", pool: "long-lived" }),
});

const pressureMeters = (scope: Scope) => ({
  warning: scope.counter("memory_pressure_events_total", { severity: "warning" }),
  critical: scope.counter("memory_pressure_events_total", { severity: "critical" }),
});
