import { expect, it } from "vitest";

import { matchRoute, type Route } from "./router";

const route = (method: "GET" | "POST", uri: string): Route => ({
  method,
  uri,
  handle: async () => ({ status: 200, body: null }),
});
const routes = [route("GET", "/coupons/{id}"), route("GET", "/coupons/current"), route("POST", "/coupons/{id}/redeem")];

it.each([
  ["GET", "/coupons/7", "/coupons/{id}", { id: "7" }],
  ["GET", "/coupons/current", "/coupons/current", {}],
  ["POST", "/coupons/7/redeem", "/coupons/{id}/redeem", { id: "7" }],
])("%s %s is %s", (method, path, uri, params) => {
  const match = matchRoute(routes, method, path);
  expect(match?.route.uri).toBe(uri);
  expect(match?.params).toEqual(params);
});

it.each([
  ["GET", "/coupons"],
  ["GET", "/coupons/"],
  ["POST", "/coupons/7"],
  ["DELETE", "/coupons/7"],
])("%s %s matches nothing", (method, path) => {
  expect(matchRoute(routes, method, path)).toBeNull();
});
