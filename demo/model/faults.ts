import type { ServiceKey } from "./topology";

/** What can be made to go wrong while the demo runs (`npm run demo:fault -- KIND`), and what it does. */
export const FAULTS = {
  latency: { service: "coupon", says: "every request of the service takes 600–1500 ms longer" },
  errors: { service: "coupon", says: "six in ten requests answer 500" },
  leak: { service: "raffle", says: "the live set grows until the heap is 95 % full" },
  pool: { service: "coupon", says: "connections are held for seconds: the pool runs full, requests wait and time out" },
  "coupon-drop": { service: "gateway", says: "almost no coupons are created" },
  "redemption-failures": { service: "coupon", says: "one redemption in four fails" },
  "cache-cold": { service: "station", says: "the cache is emptied over and over: hit ratio under 0.5" },
  "queue-backlog": { service: "raffle", says: "consumers stop: ready messages pile up" },
  "slow-sql": { service: "station", says: "statements run for more than a second in PostgreSQL" },
  deploy: { service: "coupon", says: "instances restart one by one with a new version that is 40 % slower" },
  down: { service: "station", says: "one instance stops answering, its scrape fails" },
} as const satisfies Record<string, { service: ServiceKey; says: string }>;

export type FaultKind = keyof typeof FAULTS;

/** An active fault; kept as `faults.json` in the demo's data folder, read by every process once a second. */
export type ActiveFault = {
  readonly kind: FaultKind;
  readonly service: ServiceKey;
  readonly startedAt: number;
  readonly endsAt: number;
};
