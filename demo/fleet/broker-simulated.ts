/**
 * A simulated RabbitMQ: RabbitMQ itself needs an Erlang machine that costs more than the whole demo. Messages follow the
 * same load curve as the traffic; what is counted is what the plugin `rabbitmq_prometheus` counts, under its names.
 */
import { loadAt } from "../model/shape";
import type { QueueModel } from "../model/queues";

/** While consumers take nothing, publishers repeat what was not answered: the backlog is seen within minutes even at night. */
const REPEATS_WHEN_STALLED = 8;
/** A backlog is worked off at this multiple of the usual rate (a database stands behind the consumers). */
const DRAIN_FACTOR = 10;

export class SimulatedQueue {
  readonly model: QueueModel;
  ready = 0;
  unacked = 0;
  published = 0;
  delivered = 0;
  acknowledged = 0;
  redelivered = 0;
  consumers: number;
  private owed = 0;
  private readonly random: () => number;

  constructor(model: QueueModel, random: () => number = Math.random) {
    this.model = model;
    this.consumers = model.consumers;
    this.random = random;
  }

  /** Lets `seconds` pass at an instant; `stalled`: the consumers are connected but take nothing. */
  advance(seconds: number, atMs: number, stalled: boolean): void {
    const usual = this.model.perSecond * loadAt(atMs) * seconds;
    this.owed += usual * (stalled ? REPEATS_WHEN_STALLED : 1) * (0.7 + 0.6 * this.random());
    const arrived = Math.floor(this.owed);
    this.owed -= arrived;
    this.published += arrived;
    this.ready += arrived;
    this.acknowledge();
    if (!stalled) this.deliver(seconds, Math.max(2, DRAIN_FACTOR * usual));
  }

  private acknowledge(): void {
    this.acknowledged += this.unacked;
    this.unacked = 0;
  }

  private deliver(seconds: number, most: number): void {
    const capacity = Math.floor(Math.min(most, (this.consumers * seconds * 1000) / this.model.handlingMs));
    const taken = Math.min(this.ready, capacity);
    this.ready -= taken;
    this.delivered += taken;
    if (taken > 0 && this.random() < 0.002) this.redelivered += 1;
    const inHand = this.random() < 0.2 ? Math.min(taken, this.consumers) : 0;
    this.unacked = inHand;
    this.acknowledged += taken - inHand;
  }
}
