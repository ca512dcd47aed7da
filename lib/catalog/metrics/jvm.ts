/**
 * Heap in use over its maximum, per instance. Collectors report pool maxima differently (G1's Eden and Survivor say -1,
 * generational ZGC repeats the whole heap on every pool), so maxima that mean nothing are left out before adding.
 */
export const HEAP_RATIO = `sum by ($by,instance)(jvm_memory_used_bytes{$s,area="heap",id!=""}) / (sum by ($by,instance)(jvm_memory_max_bytes{$s,area="heap",id!="",id!~"ZGC .* Generation"} > 0) or max by ($by,instance)(jvm_memory_max_bytes{$s,area="heap",id=~"ZGC .* Generation"} > 0))`;

/** Share of wall time spent in stop-the-world pauses, 0..1. */
export const GC_PAUSE_SHARE = `sum by ($by,instance)(rate(jvm_gc_pause_seconds_sum{$s}[$w]))`;

export const GC_LONGEST_PAUSE = `max by ($by,instance)(jvm_gc_pause_seconds_max{$s})`;

/** Of all cores of the machine or container, 0..1. */
export const CPU_PROCESS = `max by ($by,instance)(process_cpu_usage{$s})`;

export const THREADS_LIVE = `max by ($by,instance)(jvm_threads_live_threads{$s})`;

export const RESTARTS = `sum by ($by)(changes(process_start_time_seconds{$s}[1h]))`;
