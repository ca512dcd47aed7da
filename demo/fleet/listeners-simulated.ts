import { loadAt } from "../model/shape";
import { QUEUES } from "../model/queues";
import type { ServiceModel } from "../model/topology";
import type { Registry } from "./metrics/registry";

/** The @RabbitListener side of the simulated broker: what an instance would have handled, at the broker's rates. */
export function bindListeners(
  registry: Registry,
  model: ServiceModel,
): (seconds: number, atMs: number, stalled: boolean) => void {
  const queues = QUEUES.filter((queue) => queue.consumer === model.key).map((queue) => ({
    queue,
    owed: 0,
    timer: registry.timer("spring_rabbitmq_listener_seconds", {
      exception: "none",
      listener_id: queue.listenerId,
      queue: queue.name,
      result: "success",
    }),
  }));
  return (seconds, atMs, stalled) => {
    for (const one of queues) {
      if (stalled) continue;
      one.owed += (one.queue.perSecond * loadAt(atMs) * seconds) / model.instances.length;
      for (; one.owed >= 1; one.owed -= 1)
        one.timer.record((one.queue.handlingMs / 1000) * (0.6 + 0.8 * Math.random()), atMs);
    }
  };
}
