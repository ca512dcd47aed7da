import type { SimulatedJvm } from "./jvm-simulated";
import type { Registry } from "./metrics/registry";

const MEMORY_EVERY_SECONDS = 30;
const CPU_EVERY_SECONDS = 15;
const PRESSURE = { warning: 0.9, critical: 0.95 } as const;
const HIGH_CPU = { warning: 0.8, critical: 0.9 } as const;
const FIRST_GC_AFTER_SECONDS = 20;

const severity = (
  value: number,
  bounds: { readonly warning: number; readonly critical: number },
): "warning" | "critical" | null => (value > bounds.critical ? "critical" : value > bounds.warning ? "warning" : null);

/**
 * The guide's MemoryProfiler and CPUProfiler, with what their code really does: `registry.gauge(name, boxed)` keeps only a
 * weak reference to its first value, so the three gauges freeze at that value and become NaN at the next collection.
 * The events are counted as they were meant, on figures of the whole process.
 */
export function bindGuideProfilers(registry: Registry, jvm: SimulatedJvm): (seconds: number) => void {
  const events = (name: string, help: string) => ({
    warning: registry.counter(name, { severity: "warning" }, help),
    critical: registry.counter(name, { severity: "critical" }, help),
  });
  const pressure = events("memory_pressure_events", "Heap found more than 90 % full");
  const highCpu = events("cpu_high_usage_events", "Process CPU found above 80 %");
  let frozen: { used: number; max: number; at: number } | null = null;
  const frozenGauge = (read: (held: { used: number; max: number }) => number) => (): number =>
    frozen && jvm.upSeconds - frozen.at < FIRST_GC_AFTER_SECONDS ? read(frozen) : NaN;

  let sinceMemory = 0;
  let sinceCpu = 0;
  return (seconds) => {
    sinceMemory += seconds;
    sinceCpu += seconds;
    if (sinceMemory >= MEMORY_EVERY_SECONDS) {
      sinceMemory = 0;
      if (!frozen) {
        frozen = { used: jvm.used, max: jvm.heapMax, at: jvm.upSeconds };
        registry.gauge(
          "jvm_memory_heap_used",
          " ",
          frozenGauge((held) => held.used),
        );
        registry.gauge(
          "jvm_memory_heap_max",
          " ",
          frozenGauge((held) => held.max),
        );
        registry.gauge(
          "jvm_memory_heap_utilization",
          " ",
          frozenGauge((held) => held.used / held.max),
        );
      }
      const level = severity(jvm.used / jvm.heapMax, PRESSURE);
      if (level) pressure[level].increment();
    }
    if (sinceCpu >= CPU_EVERY_SECONDS) {
      sinceCpu = 0;
      const level = severity(jvm.cpuUsage, HIGH_CPU);
      if (level) highCpu[level].increment();
    }
  };
}
