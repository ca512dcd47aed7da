import type { SimulatedJvm } from "./jvm-simulated";
import type { Registry } from "./metrics/registry";

const MB = 1024 * 1024;
const UNLIMITED = -1;
const AREA_HEAP = { area: "heap" } as const;
const AREA_NONHEAP = { area: "nonheap" } as const;

type Pool = {
  readonly id: string;
  readonly area: typeof AREA_HEAP | typeof AREA_NONHEAP;
  used(): number;
  committed(): number;
  max: number;
};

/** Grows towards `full` while the application warms up. */
const warming = (jvm: SimulatedJvm, full: number): number => full * (1 - 0.35 * Math.exp(-jvm.upSeconds / 90));

/** G1 gives Eden and Survivor no maximum (-1): dividing used by max per pool, as the guide does, is meaningless. */
function pools(jvm: SimulatedJvm): Pool[] {
  const heap = (id: string, used: () => number, committed: () => number, max: number): Pool => ({
    id,
    area: AREA_HEAP,
    used,
    committed,
    max,
  });
  const code = (id: string, full: number, max: number): Pool => {
    const used = (): number => warming(jvm, full);
    return { id, area: AREA_NONHEAP, used, committed: () => Math.ceil(used() / MB + 0.5) * MB, max };
  };
  return [
    heap(
      "G1 Eden Space",
      () => jvm.eden,
      () => jvm.edenCapacity,
      UNLIMITED,
    ),
    heap(
      "G1 Survivor Space",
      () => jvm.survivor,
      () => Math.ceil(jvm.survivor / MB) * MB,
      UNLIMITED,
    ),
    heap(
      "G1 Old Gen",
      () => jvm.old,
      () => Math.max(0, jvm.heapMax - jvm.edenCapacity - jvm.survivor),
      jvm.heapMax,
    ),
    code("Metaspace", 104 * MB, UNLIMITED),
    code("Compressed Class Space", 13 * MB, 1024 * MB),
    code("CodeHeap 'non-nmethods'", 1.6 * MB, 5.6 * MB),
    code("CodeHeap 'profiled nmethods'", 21 * MB, 117 * MB),
    code("CodeHeap 'non-profiled nmethods'", 12 * MB, 117 * MB),
  ];
}

function bindMemory(registry: Registry, jvm: SimulatedJvm): void {
  for (const pool of pools(jvm)) {
    const tags = { ...pool.area, id: pool.id };
    registry.gauge("jvm_memory_used_bytes", "The amount of used memory", () => Math.round(pool.used()), tags);
    const committed = "The amount of memory in bytes that is committed for the Java virtual machine to use";
    registry.gauge("jvm_memory_committed_bytes", committed, () => Math.round(pool.committed()), tags);
    const max = "The maximum amount of memory in bytes that can be used for memory management";
    registry.gauge("jvm_memory_max_bytes", max, () => pool.max, tags);
  }
  const buffers: [string, number, number][] = [
    ["direct", 14, 90_112 + 8 * MB],
    ["mapped", 0, 0],
    ["mapped - 'non-volatile memory'", 0, 0],
  ];
  for (const [id, count, bytes] of buffers) {
    registry.gauge("jvm_buffer_count_buffers", "An estimate of the number of buffers in the pool", () => count, { id });
    registry.gauge(
      "jvm_buffer_memory_used_bytes",
      "An estimate of the memory that the Java virtual machine is using for this buffer pool",
      () => bytes,
      { id },
    );
    registry.gauge(
      "jvm_buffer_total_capacity_bytes",
      "An estimate of the total capacity of the buffers in this pool",
      () => bytes,
      { id },
    );
  }
}

function bindGc(registry: Registry, jvm: SimulatedJvm): void {
  const bytes = (value: number): number => Math.round(value);
  registry.functionCounter(
    "jvm_gc_memory_allocated_bytes",
    "Incremented for an increase in the size of the (young) heap memory pool after one GC to before the next",
    () => bytes(jvm.allocatedBytes),
  );
  registry.functionCounter(
    "jvm_gc_memory_promoted_bytes",
    "Count of positive increases in the size of the old generation memory pool before GC to after GC",
    () => bytes(jvm.promotedBytes),
  );
  registry.gauge("jvm_gc_live_data_size_bytes", "Size of long-lived heap memory pool after reclamation", () =>
    bytes(jvm.liveDataSize),
  );
  registry.gauge("jvm_gc_max_data_size_bytes", "Max size of long-lived heap memory pool", () => jvm.heapMax);
  registry.gauge(
    "jvm_gc_overhead_percent",
    "An approximation of the percent of CPU time used by GC activities over the last lookback period or since monitoring began, whichever is shorter, in the range [0..1]",
    () => jvm.gcOverhead,
  );
  registry.gauge(
    "jvm_memory_usage_after_gc_percent",
    "The percentage of long-lived heap pool used after the last GC event, in the range [0..1]",
    () => jvm.oldAfterGc / jvm.heapMax,
    { ...AREA_HEAP, pool: "long-lived" },
  );
}

function bindThreads(registry: Registry, jvm: SimulatedJvm, threads: number, busy: () => number): void {
  let peak = 0;
  const live = (): number => {
    // Tomcat adds workers when more requests run than its ten spare threads; a few come and go.
    const now = threads + Math.max(0, busy() - 10) + Math.round(1.5 + 1.5 * Math.sin(jvm.upSeconds / 97));
    peak = Math.max(peak, now);
    return now;
  };
  registry.gauge(
    "jvm_threads_live_threads",
    "The current number of live threads including both daemon and non-daemon threads",
    live,
  );
  registry.gauge("jvm_threads_daemon_threads", "The current number of live daemon threads", () => live() - 5);
  registry.gauge(
    "jvm_threads_peak_threads",
    "The peak live thread count since the Java virtual machine started or peak was reset",
    () => Math.max(peak, live()),
  );
  registry.functionCounter(
    "jvm_threads_started_threads",
    "The total number of application threads started in the JVM",
    () => threads + Math.floor(jvm.upSeconds / 60),
  );
  const states: Record<string, () => number> = {
    runnable: () => 9 + Math.min(2, busy()),
    blocked: () => 0,
    waiting: () => live() - states["runnable"]!() - states["timed-waiting"]!(),
    "timed-waiting": () => Math.round(live() * 0.3),
    new: () => 0,
    terminated: () => 0,
  };
  for (const [state, read] of Object.entries(states))
    registry.gauge("jvm_threads_states_threads", "The current number of threads", read, { state });
}

/** Registers what Spring Boot's JVM binders register; `busy` is the number of requests being served. */
export function bindJvm(registry: Registry, jvm: SimulatedJvm, threads: number, busy: () => number): void {
  bindMemory(registry, jvm);
  bindGc(registry, jvm);
  bindThreads(registry, jvm, threads, busy);
  registry.gauge(
    "jvm_classes_loaded_classes",
    "The number of classes that are currently loaded in the Java virtual machine",
    () => Math.round(warming(jvm, 19_400)),
  );
  registry.functionCounter(
    "jvm_classes_unloaded_classes",
    "The total number of classes unloaded since the Java virtual machine has started execution",
    () => Math.floor(jvm.upSeconds / 900),
  );
  registry.functionCounter(
    "jvm_compilation_time_ms",
    "The approximate accumulated elapsed time spent in compilation",
    () => Math.round(warming(jvm, 26_000) + jvm.upSeconds * 1.2),
    { compiler: "HotSpot 64-Bit Tiered Compilers" },
  );
  registry.gauge("jvm_info", "JVM version info", () => 1, {
    runtime: "OpenJDK Runtime Environment",
    vendor: "Eclipse Adoptium",
    version: "21.0.5+11-LTS",
  });
}
