import { sleep } from "./failure";
import type { Registry } from "./metrics/registry";

const CORE = 4;
const MAX = 16;
const QUEUE_CAPACITY = 500;
const NAME = { name: "applicationTaskExecutor" } as const;

/** Spring's ThreadPoolTaskExecutor for what a request leaves behind (notifications, audit): tasks really wait and run. */
export class TaskExecutor {
  private readonly queue: number[] = [];
  private active = 0;
  private completed = 0;

  constructor(registry: Registry) {
    const threads = "The approximate number of threads that are actively executing tasks";
    registry.gauge("executor_active_threads", threads, () => this.active, NAME);
    registry.functionCounter(
      "executor_completed_tasks",
      "The approximate total number of tasks that have completed execution",
      () => this.completed,
      NAME,
    );
    registry.gauge("executor_pool_core_threads", "The core number of threads for the pool", () => CORE, NAME);
    registry.gauge("executor_pool_max_threads", "The maximum allowed number of threads in the pool", () => MAX, NAME);
    registry.gauge(
      "executor_pool_size_threads",
      "The current number of threads in the pool",
      () => Math.max(this.active, Math.min(CORE, this.completed)),
      NAME,
    );
    registry.gauge(
      "executor_queue_remaining_tasks",
      "The number of additional elements that this queue can ideally accept without blocking",
      () => QUEUE_CAPACITY - this.queue.length,
      NAME,
    );
    registry.gauge(
      "executor_queued_tasks",
      "The approximate number of tasks that are queued for execution",
      () => this.queue.length,
      NAME,
    );
  }

  /** Queues a task that takes `ms`; beyond the queue's capacity it is rejected, silently as after a CallerRuns policy's log line. */
  submit(ms: number): void {
    if (this.queue.length >= QUEUE_CAPACITY) return;
    this.queue.push(ms);
    this.next();
  }

  private next(): void {
    if (this.active >= CORE) return;
    const ms = this.queue.shift();
    if (ms === undefined) return;
    this.active += 1;
    void sleep(ms).then(() => {
      this.active -= 1;
      this.completed += 1;
      this.next();
    });
  }
}
