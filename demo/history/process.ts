import type { ServiceModel } from "../model/topology";
import type { Moment } from "./effects";
import type { Served } from "./http";
import type { Gauge, Scope } from "./meters";
import type { Noise } from "./noise";

const STATES = ["runnable", "blocked", "waiting", "timed-waiting", "new", "terminated"] as const;
const SPARE_THREADS = 10;
const EXECUTOR = { name: "applicationTaskExecutor" } as const;
const CONNECTOR = { name: "http-nio-8080" } as const;

/** `process_*`, `system_*`, threads, executor and log events of one instance. */
export class ProcessFigures {
  private readonly model: ServiceModel;
  private readonly noise: Noise;
  private readonly gauges: ReturnType<typeof processGauges>;
  private readonly states: readonly (readonly [(typeof STATES)[number], Gauge])[];
  private readonly counters: ReturnType<typeof processCounters>;
  private peak = 0;

  constructor(scope: Scope, model: ServiceModel, noise: Noise) {
    this.model = model;
    this.noise = noise;
    this.gauges = processGauges(scope);
    this.states = STATES.map((state) => [state, scope.gauge("jvm_threads_states_threads", { state })] as const);
    this.counters = processCounters(scope);
  }

  step(
    moment: Moment,
    served: Served,
    at: { startedAt: number; pausing: number; thrashing: number; cores: number },
  ): void {
    const { index } = moment;
    const g = this.gauges;
    const up = (moment.at - at.startedAt) / 1000;
    const cpu = 0.035 + 0.025 * served.rate + 0.3 * at.pausing + at.thrashing + 0.5 * Math.exp(-up / 20);
    g.startTime.set(index, at.startedAt / 1000);
    g.uptime.set(index, up);
    g.cpu.set(index, Math.min(0.97, cpu * this.noise.near1(0.15)));
    g.systemCpu.set(index, Math.min(1, (0.14 + 0.12 * moment.load) * this.noise.near1(0.2)));
    g.cores.set(index, at.cores);
    g.files.set(index, 118 + Math.round(4 + 12 * served.busy));
    g.filesMax.set(index, 1_048_576);
    this.threads(index, served);
    this.background(moment, served);
    if (up < moment.seconds) this.peak = 0;
  }

  private threads(index: number, served: Served): void {
    const g = this.gauges;
    const busy = Math.round(served.busy * this.noise.near1(0.5));
    const live = this.model.threads + Math.max(0, busy - SPARE_THREADS) + Math.round(3 * this.noise.uniform());
    this.peak = Math.max(this.peak, live);
    g.live.set(index, live);
    g.daemon.set(index, live - 5);
    g.peak.set(index, this.peak);
    g.tomcatBusy.set(index, busy);
    g.tomcatCurrent.set(index, Math.max(SPARE_THREADS, busy));
    g.tomcatMax.set(index, 200);
    const runnable = 9 + Math.min(2, busy);
    const timed = Math.round(live * 0.3);
    const count = {
      runnable,
      blocked: 0,
      waiting: live - runnable - timed,
      "timed-waiting": timed,
      new: 0,
      terminated: 0,
    };
    for (const [state, gauge] of this.states) gauge.set(index, count[state]);
  }

  private background({ index, seconds }: Moment, served: Served): void {
    const g = this.gauges;
    g.executorActive.set(index, this.noise.uniform() < served.rate * 0.05 ? 1 : 0);
    g.executorQueued.set(index, 0);
    g.executorCore.set(index, 4);
    g.executorMax.set(index, 16);
    this.counters.started.add(index, seconds / 60);
    this.counters.error.add(index, served.failed);
    this.counters.warn.add(index, this.noise.events(0.004 * seconds));
    this.counters.info.add(index, 0.2 * served.rate * seconds);
  }
}

const processGauges = (scope: Scope) => ({
  startTime: scope.gauge("process_start_time_seconds"),
  uptime: scope.gauge("process_uptime_seconds"),
  cpu: scope.gauge("process_cpu_usage"),
  systemCpu: scope.gauge("system_cpu_usage"),
  cores: scope.gauge("system_cpu_count"),
  files: scope.gauge("process_files_open_files"),
  filesMax: scope.gauge("process_files_max_files"),
  live: scope.gauge("jvm_threads_live_threads"),
  daemon: scope.gauge("jvm_threads_daemon_threads"),
  peak: scope.gauge("jvm_threads_peak_threads"),
  tomcatBusy: scope.gauge("tomcat_threads_busy_threads", CONNECTOR),
  tomcatCurrent: scope.gauge("tomcat_threads_current_threads", CONNECTOR),
  tomcatMax: scope.gauge("tomcat_threads_config_max_threads", CONNECTOR),
  executorActive: scope.gauge("executor_active_threads", EXECUTOR),
  executorQueued: scope.gauge("executor_queued_tasks", EXECUTOR),
  executorCore: scope.gauge("executor_pool_core_threads", EXECUTOR),
  executorMax: scope.gauge("executor_pool_max_threads", EXECUTOR),
});

const processCounters = (scope: Scope) => ({
  started: scope.counter("jvm_threads_started_threads_total"),
  error: scope.counter("logback_events_total", { level: "error" }),
  warn: scope.counter("logback_events_total", { level: "warn" }),
  info: scope.counter("logback_events_total", { level: "info" }),
});
