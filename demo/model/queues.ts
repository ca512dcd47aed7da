import type { ServiceKey } from "./topology";

/** A queue of the simulated RabbitMQ: who reads it, how many messages a second arrive at load 1, how long one takes. */
export type QueueModel = {
  readonly name: string;
  readonly consumer: ServiceKey;
  /** Id of the @RabbitListener container, as in `spring_rabbitmq_listener_seconds{listener_id}`. */
  readonly listenerId: string;
  readonly perSecond: number;
  readonly handlingMs: number;
  /** Consumers over all instances. */
  readonly consumers: number;
};

export const RABBITMQ_VHOST = "/";

export const QUEUES: readonly QueueModel[] = [
  {
    name: "coupon.redeemed",
    consumer: "raffle",
    listenerId: "couponRedeemedListener",
    perSecond: 0.7,
    handlingMs: 18,
    consumers: 4,
  },
  {
    name: "raffle.tickets",
    consumer: "raffle",
    listenerId: "ticketListener",
    perSecond: 0.35,
    handlingMs: 12,
    consumers: 2,
  },
  {
    name: "user.registered",
    consumer: "coupon",
    listenerId: "welcomeCouponListener",
    perSecond: 0.05,
    handlingMs: 35,
    consumers: 2,
  },
  {
    name: "station.prices",
    consumer: "station",
    listenerId: "priceListener",
    perSecond: 0.5,
    handlingMs: 8,
    consumers: 2,
  },
];
