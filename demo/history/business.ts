import { QUEUES } from "../model/queues";
import { FUELS, type ServiceModel } from "../model/topology";
import type { Moment } from "./effects";
import type { Served } from "./http";
import type { Scope } from "./meters";
import type { Noise } from "./noise";

/** Figures of one service's own business, from what it served. */
export type Business = (moment: Moment, served: Served) => void;

const REASONS = ["already_redeemed", "expired", "station_mismatch", "payment_declined"] as const;
/** Litres of a usual coupon. */
const COUPON_LITRES = 30;

const counted = (served: Served, endpoint: string): number => served.succeeded.get(endpoint)?.count ?? 0;

function couponBusiness(scope: Scope, noise: Noise): Business {
  const created = scope.counter("coupon_created_total");
  const duration = scope.timer("coupon_creation_duration_seconds");
  const redemptions = scope.counter("coupon_redemption_total");
  const failed = REASONS.map((reason) => scope.counter("coupon_redemption_failed_total", { reason }));
  const revenue = FUELS.map((fuel) => ({
    fuel,
    total: scope.counter("revenue_amount_total", { fuel_type: fuel.type }),
  }));
  return ({ index }, served) => {
    const made = served.succeeded.get("POST /coupons");
    created.add(index, made?.count ?? 0);
    if (made) duration.add(index, made);
    const redeemed = counted(served, "POST /coupons/{id}/redeem");
    const refused = redeemed * 0.012;
    redemptions.add(index, redeemed + refused);
    failed.forEach((counter, at) => counter.add(index, at === 0 ? refused : 0));
    for (const { fuel, total } of revenue)
      total.add(index, redeemed * fuel.share * fuel.price * COUPON_LITRES * noise.near1(0.1));
  };
}

function authBusiness(scope: Scope): Business {
  const success = scope.counter("user_logins_total", { result: "success" });
  const failure = scope.counter("user_logins_total", { result: "failure" });
  const registered = scope.counter("user_registrations_total");
  return ({ index }, served) => {
    const logins = counted(served, "POST /internal/login");
    success.add(index, logins);
    failure.add(index, logins * 0.031);
    registered.add(index, counted(served, "POST /internal/users"));
  };
}

function raffleBusiness(scope: Scope): Business {
  const tickets = scope.counter("raffle_tickets_generated_total");
  return ({ index }, served) =>
    tickets.add(index, counted(served, "POST /raffles/{id}/tickets") + counted(served, "POST /internal/entries"));
}

function listeners(scope: Scope, model: ServiceModel, noise: Noise): Business {
  const own = QUEUES.filter((queue) => queue.consumer === model.key).map((queue) => ({
    queue,
    timer: scope.timer("spring_rabbitmq_listener_seconds", {
      exception: "none",
      listener_id: queue.listenerId,
      queue: queue.name,
      result: "success",
    }),
  }));
  return ({ index, seconds, load }) => {
    for (const { queue, timer } of own) {
      const count = noise.events((queue.perSecond * load * seconds) / model.instances.length);
      const meanSeconds = (queue.handlingMs / 1000) * noise.near1(0.1);
      timer.add(index, { count, meanSeconds, maxSeconds: meanSeconds * 1.4 });
    }
  };
}

function caches(scope: Scope, model: ServiceModel): Business {
  const names = [...new Set(model.endpoints.flatMap((endpoint) => (endpoint.cache ? [endpoint.cache.name] : [])))];
  const own = names.map((name) => {
    const tags = { cache: name, cache_manager: "cacheManager", name };
    return {
      name,
      hits: scope.counter("cache_gets_total", { ...tags, result: "hit" }),
      misses: scope.counter("cache_gets_total", { ...tags, result: "miss" }),
      puts: scope.counter("cache_puts_total", tags),
      evictions: scope.counter("cache_evictions_total", tags),
      size: scope.gauge("cache_size", tags),
    };
  });
  return ({ index, load }, served) => {
    for (const cache of own) {
      const read = served.reads.get(cache.name) ?? { hits: 0, misses: 0 };
      cache.hits.add(index, read.hits);
      cache.misses.add(index, read.misses);
      cache.puts.add(index, read.misses);
      cache.evictions.add(index, 0);
      cache.size.set(index, Math.round(60 + 90 * load));
    }
  };
}

/** What a service counts beside its requests: its business, its queue listeners, its caches. */
export function businessOf(scope: Scope, model: ServiceModel, noise: Noise): Business {
  const parts = [listeners(scope, model, noise), caches(scope, model)];
  if (model.key === "coupon") parts.push(couponBusiness(scope, noise));
  if (model.key === "auth") parts.push(authBusiness(scope));
  if (model.key === "raffle") parts.push(raffleBusiness(scope));
  return (moment, served) => {
    for (const part of parts) part(moment, served);
  };
}
