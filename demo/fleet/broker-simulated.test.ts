import { describe, expect, it } from "vitest";

import { QUEUES } from "../model/queues";
import { aggregatedFamilies, detailedFamilies } from "./broker-metrics";
import { SimulatedQueue } from "./broker-simulated";
import { render } from "./metrics/exposition";

const NOON = Date.UTC(2026, 2, 3, 18);
const half = (): number => 0.5;
const [model] = QUEUES;
if (!model) throw new Error("the model has no queue");

describe("a simulated queue", () => {
  it("stays empty while it is read", () => {
    const queue = new SimulatedQueue(model, half);
    for (let i = 0; i < 600; i += 1) queue.advance(1, NOON + i * 1000, false);
    expect(queue.ready).toBeLessThan(5);
    expect(queue.published).toBeGreaterThan(200);
    expect(queue.acknowledged + queue.unacked + queue.ready).toBe(queue.published);
  });

  it("piles up while consumers are stalled and drains over minutes afterwards", () => {
    const queue = new SimulatedQueue(model, half);
    for (let i = 0; i < 600; i += 1) queue.advance(1, NOON + i * 1000, true);
    const backlog = queue.ready;
    expect(backlog).toBeGreaterThan(1_000);
    for (let i = 600; i < 660; i += 1) queue.advance(1, NOON + i * 1000, false);
    expect(queue.ready).toBeGreaterThan(0);
    expect(queue.ready).toBeLessThan(backlog);
    for (let i = 660; i < 1_800; i += 1) queue.advance(1, NOON + i * 1000, false);
    expect(queue.ready).toBeLessThan(5);
  });
});

describe("the broker's metrics", () => {
  const queues = QUEUES.map((queue) => new SimulatedQueue(queue, half));

  it("has no queue label when aggregated", () => {
    const text = render(aggregatedFamilies(queues, 0), "prometheus");
    expect(text).toContain("rabbitmq_queue_messages_ready 0.0\n");
    expect(text).toContain('rabbitmq_global_messages_received_total{protocol="amqp091",} 0.0');
    expect(text).not.toContain('queue="');
  });

  it("gives only the detailed families asked for", () => {
    const text = render(detailedFamilies(queues, ["queue_consumer_count", "unknown"]), "prometheus");
    expect(text).toContain('rabbitmq_detailed_queue_consumers{queue="coupon.redeemed",vhost="/",} 4.0');
    expect(text).not.toContain("messages_ready");
  });
});
