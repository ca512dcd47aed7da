import { HttpFailure } from "../failure";
import type { Call } from "../http-client";
import type { Answer, Exchange, Route } from "../router";
import type { Runtime } from "../runtime";
import type { ServiceKey } from "../../model/topology";

const FUEL_TYPES = ["REGULAR", "PREMIUM", "DIESEL"];
const AMOUNT_MAX = 5_000;

/** What the public API checks before a coupon is asked for. */
export function checkCoupon(body: Readonly<Record<string, unknown>>): string | null {
  const { stationId, amount, fuelType } = body;
  if (typeof stationId !== "string" || stationId === "" || stationId.length > 64) return "stationId is required";
  if (typeof amount !== "number" || !(amount > 0) || amount > AMOUNT_MAX) return `amount must be in (0, ${AMOUNT_MAX}]`;
  if (typeof fuelType !== "string" || !FUEL_TYPES.includes(fuelType))
    return `fuelType must be one of ${FUEL_TYPES.join(", ")}`;
  return null;
}

const tokenOf = ({ headers }: Exchange): string => {
  const header = headers["authorization"];
  return typeof header === "string" && header.startsWith("Bearer ") ? header.slice(7, 71) : "guest";
};

/** The API gateway: checks, asks auth, passes on. */
export function gatewayRoutes({ peers }: Runtime): Route[] {
  const forward = async (exchange: Exchange, service: ServiceKey, call: Call): Promise<Answer> =>
    peers.call(exchange.span, service, { ...call, ...(call.method === "POST" ? { body: exchange.body } : {}) });
  const id = (exchange: Exchange): string => encodeURIComponent(exchange.params["id"] ?? "");

  return [
    {
      method: "POST",
      uri: "/api/v1/auth/login",
      handle: (x) => forward(x, "auth", { method: "POST", uri: "/internal/login", path: "/internal/login" }),
    },
    {
      method: "POST",
      uri: "/api/v1/users",
      handle: (x) => forward(x, "auth", { method: "POST", uri: "/internal/users", path: "/internal/users" }),
    },
    {
      method: "POST",
      uri: "/api/v1/coupons",
      handle: async (x) => {
        const problem = checkCoupon(x.body);
        if (problem) throw new HttpFailure(400, "none", problem);
        const path = `/internal/token?token=${encodeURIComponent(tokenOf(x))}`;
        const token = await peers.call(x.span, "auth", { method: "GET", uri: "/internal/token", path });
        if (token.status !== 200) return token;
        return forward(x, "coupon", { method: "POST", uri: "/coupons", path: "/coupons" });
      },
    },
    {
      method: "POST",
      uri: "/api/v1/coupons/{id}/redeem",
      handle: (x) =>
        forward(x, "coupon", { method: "POST", uri: "/coupons/{id}/redeem", path: `/coupons/${id(x)}/redeem` }),
    },
    {
      method: "GET",
      uri: "/api/v1/coupons/{id}",
      handle: (x) => forward(x, "coupon", { method: "GET", uri: "/coupons/{id}", path: `/coupons/${id(x)}` }),
    },
    {
      method: "GET",
      uri: "/api/v1/stations",
      handle: (x) =>
        forward(x, "station", {
          method: "GET",
          uri: "/stations",
          path: `/stations?zone=${encodeURIComponent(x.query.get("zone") ?? "centro")}`,
        }),
    },
    {
      method: "GET",
      uri: "/api/v1/stations/{id}/prices",
      handle: (x) =>
        forward(x, "station", { method: "GET", uri: "/stations/{id}/prices", path: `/stations/${id(x)}/prices` }),
    },
    {
      method: "POST",
      uri: "/api/v1/raffles/{id}/tickets",
      handle: (x) =>
        forward(x, "raffle", { method: "POST", uri: "/raffles/{id}/tickets", path: `/raffles/${id(x)}/tickets` }),
    },
    {
      method: "GET",
      uri: "/api/v1/raffles/current",
      handle: (x) => forward(x, "raffle", { method: "GET", uri: "/raffles/current", path: "/raffles/current" }),
    },
  ];
}
