import { RABBITMQ_VHOST } from "../model/queues";
import type { SimulatedQueue } from "./broker-simulated";
import type { Family, Sample } from "./metrics/exposition";
import { labelText } from "./metrics/exposition";

const MB = 1024 * 1024;
const AMQP = { protocol: "amqp091" } as const;
const CLASSIC = { ...AMQP, queue_type: "rabbit_classic_queue" } as const;
const CONNECTIONS = 9;

const sum = (queues: readonly SimulatedQueue[], of: (queue: SimulatedQueue) => number): number =>
  queues.reduce((total, queue) => total + of(queue), 0);

const gauge = (name: string, help: string, value: number, labels = ""): Family => ({
  name,
  help,
  type: "gauge",
  samples: [{ suffix: "", labels, value }],
});

const counter = (name: string, help: string, value: number, labels = ""): Family => ({
  name,
  help,
  type: "counter",
  samples: [{ suffix: "_total", labels, value }],
});

function globals(queues: readonly SimulatedQueue[]): Family[] {
  const amqp = labelText(AMQP);
  const classic = labelText(CLASSIC);
  const published = sum(queues, (q) => q.published);
  const delivered = sum(queues, (q) => q.delivered);
  const dead = labelText({ queue_type: "rabbit_classic_queue", dead_letter_strategy: "disabled" });
  const g = "rabbitmq_global_";
  return [
    counter(`${g}messages_received`, "Total number of messages received from publishers", published, amqp),
    counter(`${g}messages_confirmed`, "Total number of messages confirmed to publishers", published, amqp),
    counter(`${g}messages_routed`, "Total number of messages routed to queues or streams", published, amqp),
    counter(
      `${g}messages_unroutable_dropped`,
      "Total number of messages published as non-mandatory into an exchange and dropped as unroutable",
      0,
      amqp,
    ),
    counter(
      `${g}messages_unroutable_returned`,
      "Total number of messages published as mandatory into an exchange and returned to the publisher as unroutable",
      0,
      amqp,
    ),
    counter(`${g}messages_delivered`, "Total number of messages delivered to consumers", delivered, classic),
    counter(
      `${g}messages_delivered_consume_manual_ack`,
      "Total number of messages delivered to consumers using basic.consume with manual acknowledgment",
      delivered,
      classic,
    ),
    counter(
      `${g}messages_acknowledged`,
      "Total number of message acknowledgements received from consumers",
      sum(queues, (q) => q.acknowledged),
      classic,
    ),
    counter(
      `${g}messages_redelivered`,
      "Total number of messages redelivered to consumers",
      sum(queues, (q) => q.redelivered),
      classic,
    ),
    counter(
      `${g}messages_dead_lettered_rejected`,
      "Total number of messages dead-lettered due to basic.reject or basic.nack",
      0,
      dead,
    ),
    gauge(`${g}publishers`, "Number of publishers currently connected", CONNECTIONS, amqp),
    gauge(
      `${g}consumers`,
      "Number of consumers currently connected",
      sum(queues, (q) => q.consumers),
      amqp,
    ),
  ];
}

/** `GET /metrics`: aggregated over all queues, as the plugin does it by default (no `queue` label). */
export function aggregatedFamilies(queues: readonly SimulatedQueue[], startedAt: number): Family[] {
  const messages = sum(queues, (q) => q.ready + q.unacked);
  const identity = labelText({
    rabbitmq_node: "rabbit@gasolinera",
    rabbitmq_cluster: "gasolinera",
    rabbitmq_cluster_permanent_id: "rabbitmq-cluster-id-simulated",
  });
  return [
    gauge(
      "rabbitmq_build_info",
      "RabbitMQ & Erlang/OTP version info",
      1,
      labelText({
        rabbitmq_version: "3.12.12",
        prometheus_plugin_version: "3.12.12",
        prometheus_client_version: "4.10.0",
        erlang_version: "25.3.2.8",
      }),
    ),
    gauge("rabbitmq_identity_info", "RabbitMQ node & cluster identity info", 1, identity),
    gauge("rabbitmq_erlang_uptime_seconds", "Node uptime", (Date.now() - startedAt) / 1000),
    gauge("rabbitmq_process_resident_memory_bytes", "Memory used in bytes", 142 * MB + messages * 4_096),
    gauge("rabbitmq_resident_memory_limit_bytes", "Memory high watermark in bytes", 820 * MB),
    gauge("rabbitmq_disk_space_available_bytes", "Disk space available in bytes", 41_000 * MB),
    gauge("rabbitmq_disk_space_available_limit_bytes", "Free disk space low watermark in bytes", 2_000 * MB),
    gauge("rabbitmq_process_open_fds", "Open file descriptors", 64),
    gauge("rabbitmq_process_max_fds", "Open file descriptors limit", 1_048_576),
    gauge("rabbitmq_alarms_memory_used_watermark", "is 1 if VM memory watermark alarm is in effect", 0),
    gauge("rabbitmq_alarms_free_disk_space_watermark", "is 1 if free disk space watermark alarm is in effect", 0),
    gauge("rabbitmq_alarms_file_descriptor_limit", "is 1 if file descriptor limit alarm is in effect", 0),
    gauge("rabbitmq_connections", "Connections currently open", CONNECTIONS),
    gauge("rabbitmq_channels", "Channels currently open", CONNECTIONS * 2),
    gauge(
      "rabbitmq_consumers",
      "Consumers currently connected",
      sum(queues, (q) => q.consumers),
    ),
    gauge("rabbitmq_queues", "Queues available", queues.length),
    counter("rabbitmq_connections_opened", "Total number of connections opened", CONNECTIONS),
    counter("rabbitmq_connections_closed", "Total number of connections closed or terminated", 0),
    gauge("rabbitmq_queue_messages", "Sum of ready and unacknowledged messages - total queue depth", messages),
    gauge(
      "rabbitmq_queue_messages_ready",
      "Messages ready to be delivered to consumers",
      sum(queues, (q) => q.ready),
    ),
    gauge(
      "rabbitmq_queue_messages_unacked",
      "Messages delivered to consumers but not yet acknowledged",
      sum(queues, (q) => q.unacked),
    ),
    ...globals(queues),
  ];
}

const byQueue = (
  queues: readonly SimulatedQueue[],
  name: string,
  help: string,
  of: (queue: SimulatedQueue) => number,
): Family => ({
  name: `rabbitmq_detailed_${name}`,
  help,
  type: "gauge",
  samples: queues.map((queue): Sample => ({
    suffix: "",
    labels: labelText({ vhost: RABBITMQ_VHOST, queue: queue.model.name }),
    value: of(queue),
  })),
});

const DETAILED: Readonly<Record<string, (queues: readonly SimulatedQueue[]) => Family[]>> = {
  queue_coarse_metrics: (queues) => [
    byQueue(queues, "queue_messages_ready", "Messages ready to be delivered to consumers", (q) => q.ready),
    byQueue(
      queues,
      "queue_messages_unacked",
      "Messages delivered to consumers but not yet acknowledged",
      (q) => q.unacked,
    ),
    byQueue(
      queues,
      "queue_messages",
      "Sum of ready and unacknowledged messages - total queue depth",
      (q) => q.ready + q.unacked,
    ),
  ],
  queue_consumer_count: (queues) => [byQueue(queues, "queue_consumers", "Consumers on a queue", (q) => q.consumers)],
  queue_metrics: (queues) => [
    byQueue(queues, "queue_consumer_utilisation", "Consumer utilisation", (q) =>
      q.ready > 0 && q.unacked === 0 ? 0 : 1,
    ),
    byQueue(queues, "queue_messages_ram", "Total number of messages in RAM", (q) => q.ready + q.unacked),
    byQueue(
      queues,
      "queue_messages_bytes",
      "Size in bytes of ready and unacknowledged messages",
      (q) => (q.ready + q.unacked) * 412,
    ),
    byQueue(
      queues,
      "queue_process_memory_bytes",
      "Memory in bytes used by the Erlang queue process",
      (q) => 34_000 + (q.ready + q.unacked) * 900,
    ),
  ],
};

/** `GET /metrics/detailed?family=…`: per queue, only the families asked for. */
export const detailedFamilies = (queues: readonly SimulatedQueue[], wanted: readonly string[]): Family[] =>
  wanted.flatMap((family) => DETAILED[family]?.(queues) ?? []);
