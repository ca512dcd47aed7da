import { cpus, loadavg } from "node:os";
import { statfsSync } from "node:fs";

import type { SimulatedJvm } from "./jvm-simulated";
import type { Registry } from "./metrics/registry";

const FILES_MAX = 1_048_576;
const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LEVELS)[number];

function systemCpu(): () => number {
  let idle = 0;
  let total = 0;
  let usage = 0;
  return () => {
    const times = cpus().map((cpu) => cpu.times);
    const nowIdle = times.reduce((sum, t) => sum + t.idle, 0);
    const nowTotal = times.reduce((sum, t) => sum + t.idle + t.user + t.nice + t.sys + t.irq, 0);
    if (nowTotal > total) usage = 1 - (nowIdle - idle) / (nowTotal - total);
    idle = nowIdle;
    total = nowTotal;
    return Math.min(1, Math.max(0, usage));
  };
}

/** process_*, system_*, disk_* and application_*: the machine's figures are real, the process's CPU is the simulated JVM's. */
export function bindProcess(
  registry: Registry,
  jvm: SimulatedJvm,
  startedAt: number,
  openSockets: () => number,
  mainClass: string,
): void {
  registry.gauge(
    "process_cpu_usage",
    'The "recent cpu usage" for the Java Virtual Machine process',
    () => jvm.cpuUsage,
  );
  registry.gauge(
    "process_uptime_seconds",
    "The uptime of the Java virtual machine",
    () => (Date.now() - startedAt) / 1000,
  );
  registry.gauge("process_start_time_seconds", "Start time of the process since unix epoch.", () => startedAt / 1000);
  registry.gauge("process_files_open_files", "The open file descriptor count", () => 118 + openSockets());
  registry.gauge("process_files_max_files", "The maximum file descriptor count", () => FILES_MAX);
  const cores = cpus().length;
  registry.gauge("system_cpu_count", "The number of processors available to the Java virtual machine", () => cores);
  registry.gauge("system_cpu_usage", 'The "recent cpu usage" of the system the application is running in', systemCpu());
  registry.gauge(
    "system_load_average_1m",
    "The sum of the number of runnable entities queued to available processors and the number of runnable entities running on the available processors averaged over a period of time",
    () => loadavg()[0] ?? 0,
  );
  const disk = statfsSync(".");
  registry.gauge(
    "disk_free_bytes",
    "Usable space for path",
    () => {
      const now = statfsSync(".");
      return now.bavail * now.bsize;
    },
    { path: "/app/." },
  );
  registry.gauge("disk_total_bytes", "Total space for path", () => disk.blocks * disk.bsize, { path: "/app/." });
  const main = { main_application_class: mainClass };
  registry.gauge("application_started_time_seconds", "Time taken to start the application", () => 7.4, main);
  registry.gauge(
    "application_ready_time_seconds",
    "Time taken for the application to be ready to service requests",
    () => 7.6,
    main,
  );
}

/** `logback_events_total` by level, all levels from the start as Logback's binder does. */
export function bindLogback(registry: Registry): (level: LogLevel) => void {
  const help = "Number of log events that were enabled by the effective log level";
  const counters = Object.fromEntries(
    LEVELS.map((level) => [level, registry.counter("logback_events", { level }, help)]),
  );
  return (level) => counters[level]?.increment();
}
