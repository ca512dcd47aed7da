import { FUELS } from "../../model/topology";
import { HttpFailure } from "../failure";
import type { Counter } from "../metrics/meters";
import type { Exchange, Route } from "../router";
import type { Runtime } from "../runtime";

const HELD = 0.3;
const CLASS = "com.gasolinera.coupon.service.CouponService";
const ID = /^[1-9]\d{0,15}$/;
/** Why a redemption fails; the first is the ordinary one, the others come with the fault. */
const REASONS = ["already_redeemed", "expired", "station_mismatch", "payment_declined"] as const;
const FAULT_SHARE = 0.25;

function businessMeters({ registry }: Runtime) {
  const validation = (result: string): Counter =>
    registry.counter(
      "coupon_validation",
      { class: CLASS, method: "validateCoupon", exception: "none", result },
      "Coupon validation attempts",
    );
  return {
    created: registry.counter("coupon_created", {}, "Coupons created"),
    redemptions: registry.counter("coupon_redemption", {}, "Coupon redemptions attempted"),
    valid: validation("success"),
    invalid: validation("failure"),
    // Registered for every reason and fuel from the start: a rate over a counter that appears with 1 misses its first event.
    failed: new Map(
      REASONS.map((reason) => [
        reason,
        registry.counter("coupon_redemption_failed", { reason }, "Coupon redemptions refused, by reason"),
      ]),
    ),
    revenue: new Map(
      FUELS.map(({ type }) => [
        type as string,
        registry.counter("revenue_amount", { fuel_type: type }, "Revenue of redeemed coupons, in pesos"),
      ]),
    ),
    duration: registry.timer("coupon_creation_duration_seconds", {}, { help: "Time taken to create a coupon" }),
    timed: registry.timer(
      "coupon_creation_seconds",
      { class: CLASS, method: "createCoupon", exception: "none" },
      { help: "Time taken to create a coupon" },
    ),
  };
}

export function couponRoutes(runtime: Runtime): Route[] {
  const { pool, peers, cache, executor } = runtime;
  const meters = businessMeters(runtime);
  const coupons = cache("coupons");

  const create = async ({ body, span, budgetMs }: Exchange) => {
    const startedAt = performance.now();
    const station = encodeURIComponent(typeof body["stationId"] === "string" ? body["stationId"] : "-");
    const reply = await peers.call(span, "station", {
      method: "GET",
      uri: "/stations/{id}",
      path: `/stations/${station}`,
    });
    if (reply.status >= 500) throw new HttpFailure(500, "HttpServerErrorException", "the station service failed");
    if (reply.status !== 200) {
      meters.invalid.increment();
      throw new HttpFailure(404, "none", "unknown station");
    }
    meters.valid.increment();
    const row = await pool.use(span, budgetMs * HELD, async (sql) => {
      await sql("SELECT count(*) FROM coupons WHERE station_id = $1 AND created_at > now() - interval '1 minute'", [
        body["stationId"],
      ]);
      const [made] = await sql(
        "INSERT INTO coupons (station_id, amount, fuel_type) VALUES ($1, $2, $3) RETURNING id, uses_left",
        [body["stationId"], body["amount"], body["fuelType"]],
      );
      return made;
    });
    const coupon = {
      id: String(row?.["id"]),
      stationId: body["stationId"],
      amount: body["amount"],
      fuelType: body["fuelType"],
      usesLeft: row?.["uses_left"],
    };
    await coupons.put(span, coupon.id, coupon);
    meters.created.increment();
    const seconds = (performance.now() - startedAt) / 1000;
    meters.duration.record(seconds);
    meters.timed.record(seconds);
    executor.submit(40 + Math.random() * 80);
    return { status: 201, body: coupon };
  };

  const refuse = (reason: (typeof REASONS)[number]): never => {
    meters.failed.get(reason)?.increment();
    throw new HttpFailure(409, "none", reason);
  };

  const redeem = async ({ params, span, budgetMs }: Exchange) => {
    const id = params["id"] ?? "";
    if (!ID.test(id)) throw new HttpFailure(404, "none", "unknown coupon");
    meters.redemptions.increment();
    if (runtime.fault("redemption-failures") && Math.random() < FAULT_SHARE)
      refuse(REASONS[1 + Math.floor(Math.random() * 3)] ?? "expired");
    const sold = await pool.use(span, budgetMs * HELD, async (sql) => {
      const [row] = await sql(
        "UPDATE coupons SET uses_left = uses_left - 1 WHERE id = $1 AND uses_left > 0 RETURNING amount::float8 AS amount, fuel_type",
        [id],
      );
      if (row) await sql("INSERT INTO redemptions (coupon_id, amount) VALUES ($1, $2)", [id, row["amount"]]);
      return row;
    });
    if (!sold) return refuse("already_redeemed");
    await coupons.evict(span, id);
    await peers.call(span, "raffle", {
      method: "POST",
      uri: "/internal/entries",
      path: "/internal/entries",
      body: { couponId: id },
    });
    meters.revenue.get(String(sold["fuel_type"]))?.increment(Number(sold["amount"]));
    return { status: 200, body: { id, amount: sold["amount"] } };
  };

  const read = async ({ params, span, budgetMs }: Exchange) => {
    const id = params["id"] ?? "";
    if (!ID.test(id)) throw new HttpFailure(404, "none", "unknown coupon");
    const load = () =>
      pool.use(
        span,
        budgetMs * HELD,
        async (sql) =>
          (await sql("SELECT id, station_id, amount, fuel_type, uses_left FROM coupons WHERE id = $1", [id]))[0] ??
          null,
      );
    const coupon = await coupons.get(span, id, load);
    if (!coupon) throw new HttpFailure(404, "none", "unknown coupon");
    return { status: 200, body: coupon };
  };

  return [
    { method: "POST", uri: "/coupons", handle: create },
    { method: "POST", uri: "/coupons/{id}/redeem", handle: redeem },
    { method: "GET", uri: "/coupons/{id}", handle: read },
  ];
}
