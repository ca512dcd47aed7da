import { QUEUES, RABBITMQ_VHOST } from "../../model/queues";
import { type Counter, type Gauge, Scope, type Store } from "../meters";
import type { Noise } from "../noise";
import { addAll, MB, type Server, setAll } from "./server";

/** The simulated broker, as RabbitMQ's own plugin would have told it. */
export function rabbitmq(store: Store, own: Noise): Server {
  const scope = new Scope(store, { job: "rabbitmq", instance: "rabbitmq-1" });
  const detailed = new Scope(store, { job: "rabbitmq-detailed", instance: "rabbitmq-1" });
  const queues = QUEUES.map((model) => {
    const gauge = (name: string): Gauge =>
      detailed.gauge(`rabbitmq_detailed_${name}`, { vhost: RABBITMQ_VHOST, queue: model.name });
    return {
      model,
      ready: gauge("queue_messages_ready"),
      unacked: gauge("queue_messages_unacked"),
      consumers: gauge("queue_consumers"),
    };
  });
  const classic = { protocol: "amqp091", queue_type: "rabbit_classic_queue" };
  const count = (name: string, labels: Record<string, string>): Counter =>
    scope.counter(`rabbitmq_global_messages_${name}_total`, labels);
  const received = count("received", { protocol: "amqp091" });
  const passed = [count("delivered", classic), count("acknowledged", classic)];
  const redelivered = count("redelivered", classic);
  const quiet = [
    count("unroutable_dropped", { protocol: "amqp091" }),
    count("dead_lettered_rejected", { queue_type: "rabbit_classic_queue", dead_letter_strategy: "disabled" }),
  ];
  const constants = [
    [scope.gauge("rabbitmq_process_resident_memory_bytes"), 142 * MB],
    [scope.gauge("rabbitmq_resident_memory_limit_bytes"), 820 * MB],
    [scope.gauge("rabbitmq_alarms_memory_used_watermark"), 0],
    [scope.gauge("rabbitmq_alarms_free_disk_space_watermark"), 0],
  ] as const;
  return ({ index, seconds, load }) => {
    let messages = 0;
    for (const { model, ready, unacked, consumers } of queues) {
      messages += own.events(model.perSecond * load * seconds);
      ready.set(index, own.uniform() < 0.1 ? 1 : 0);
      unacked.set(index, own.uniform() < 0.2 ? 1 : 0);
      consumers.set(index, model.consumers);
    }
    addAll(index, [
      [received, messages],
      ...passed.map((counter) => [counter, messages] as const),
      [redelivered, messages * 0.001],
      ...quiet.map((counter) => [counter, 0] as const),
    ]);
    setAll(index, constants);
  };
}
