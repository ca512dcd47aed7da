import { loadAt } from "../model/shape";
import { FUELS, serviceModel } from "../model/topology";
import { STATION_COUNT, stationId, ZONES } from "./station-names";

/** A visit to the gateway; `remember` keeps what its answer gave for later visits. */
export type Visit = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
  remember?(answer: Readonly<Record<string, unknown>>): void;
};

/** Keeps the newest `limit` values. */
class Recent {
  private readonly values: string[] = [];
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(value: string): void {
    this.values.push(value);
    if (this.values.length > this.limit) this.values.shift();
  }

  any(random: () => number): string | undefined {
    return this.values[Math.floor(random() * this.values.length)];
  }

  take(random: () => number): string | undefined {
    return this.values.splice(Math.floor(random() * this.values.length), 1)[0];
  }
}

const GATEWAY = serviceModel("gateway").endpoints;
const KNOWN_USERS = 200;
const WRONG_PASSWORD_SHARE = 0.03;
const STALE_TOKEN_SHARE = 0.05;
const USED_COUPON_SHARE = 0.012;
const OLD_COUPON_SHARE = 0.08;
const UNKNOWN_COUPON_SHARE = 0.02;
const UNKNOWN_COUPON = "9007199254740";
/** While the "coupon-drop" fault is on, this share of coupon purchases is left. */
export const COUPON_DROP_SHARE = 0.05;

/** Seconds until the next arrival of a Poisson process: the rate is that of the model at `atMs`, all endpoints together. */
export function nextArrivalSeconds(atMs: number, random: () => number): number {
  const rate = GATEWAY.reduce((sum, endpoint) => sum + endpoint.perSecond, 0) * loadAt(atMs);
  return -Math.log(1 - random()) / rate;
}

/** The customers of the demo: who they are, what they hold, what they do next. */
export class Customers {
  private readonly tokens = new Recent(60);
  private readonly openCoupons = new Recent(400);
  private readonly usedCoupons = new Recent(50);
  private readonly seenCoupons = new Recent(60);
  private highestCoupon = 0;
  private readonly random: () => number;
  private readonly visits: Readonly<Record<string, () => Visit | null>> = {
    "POST /api/v1/auth/login": () => this.login(),
    "POST /api/v1/users": () => ({
      method: "POST",
      path: "/api/v1/users",
      body: { email: `nuevo-${this.random().toString(36).slice(2)}@example.com` },
    }),
    "POST /api/v1/coupons": () => this.buy(),
    "POST /api/v1/coupons/{id}/redeem": () => this.redeem(),
    "GET /api/v1/coupons/{id}": () => ({ method: "GET", path: `/api/v1/coupons/${this.couponToRead()}` }),
    "GET /api/v1/stations": () => ({ method: "GET", path: `/api/v1/stations?zone=${this.pick(ZONES)}` }),
    "GET /api/v1/stations/{id}/prices": () => ({ method: "GET", path: `/api/v1/stations/${this.station()}/prices` }),
    "POST /api/v1/raffles/{id}/tickets": () => ({ method: "POST", path: "/api/v1/raffles/current/tickets", body: {} }),
    "GET /api/v1/raffles/current": () => ({ method: "GET", path: "/api/v1/raffles/current" }),
  };

  constructor(random: () => number = Math.random) {
    this.random = random;
  }

  /** The next visit, endpoints in the model's proportions; null when this customer has nothing to do it with. */
  next(couponShare: number): Visit | null {
    let left = this.random() * GATEWAY.reduce((sum, endpoint) => sum + endpoint.perSecond, 0);
    const chosen = GATEWAY.find((endpoint) => (left -= endpoint.perSecond) < 0) ?? GATEWAY[0];
    const key = `${chosen?.method} ${chosen?.uri}`;
    if (key === "POST /api/v1/coupons" && this.random() >= couponShare) return null;
    return this.visits[key]?.() ?? null;
  }

  private pick<T>(values: readonly T[]): T | undefined {
    return values[Math.floor(this.random() * values.length)];
  }

  private station(): string {
    return stationId(Math.floor(this.random() * STATION_COUNT));
  }

  private login(): Visit {
    const email = `cliente${1 + Math.floor(this.random() * KNOWN_USERS)}@example.com`;
    const password = this.random() < WRONG_PASSWORD_SHARE ? "nafta" : "gasolina";
    const remember: Visit["remember"] = ({ token }) => typeof token === "string" && this.tokens.add(token);
    return { method: "POST", path: "/api/v1/auth/login", body: { email, password }, remember };
  }

  private buy(): Visit {
    const drawn = this.random();
    const fuel = drawn < FUELS[0].share ? FUELS[0] : drawn < FUELS[0].share + FUELS[1].share ? FUELS[1] : FUELS[2];
    const litres = 10 + Math.round(this.random() * 40);
    const body = {
      stationId: this.station(),
      amount: Math.round(litres * fuel.price * 100) / 100,
      fuelType: fuel.type,
    };
    const known = this.random() < STALE_TOKEN_SHARE ? undefined : this.tokens.any(this.random);
    const token = known ?? `stale-${this.random().toString(36).slice(2)}`;
    return {
      method: "POST",
      path: "/api/v1/coupons",
      body,
      token,
      remember: ({ id }) => typeof id === "string" && this.bought(id),
    };
  }

  /** A coupon can be redeemed twice, so it is handed to two visits. */
  private bought(id: string): void {
    this.openCoupons.add(id);
    this.openCoupons.add(id);
    this.seenCoupons.add(id);
    this.highestCoupon = Math.max(this.highestCoupon, Number(id));
  }

  private redeem(): Visit | null {
    const again = this.random() < USED_COUPON_SHARE ? this.usedCoupons.any(this.random) : undefined;
    const id = again ?? this.openCoupons.take(this.random);
    if (id === undefined) return null;
    return { method: "POST", path: `/api/v1/coupons/${id}/redeem`, body: {}, remember: () => this.usedCoupons.add(id) };
  }

  private couponToRead(): string {
    const drawn = this.random();
    if (drawn < UNKNOWN_COUPON_SHARE) return UNKNOWN_COUPON;
    const old = drawn < UNKNOWN_COUPON_SHARE + OLD_COUPON_SHARE && this.highestCoupon > 100;
    if (old) return String(Math.ceil(this.highestCoupon * (0.5 + 0.5 * this.random())));
    return this.seenCoupons.any(this.random) ?? UNKNOWN_COUPON;
  }
}
