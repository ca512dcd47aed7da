import { expect, it } from "vitest";

import { serviceModel } from "../model/topology";
import { Customers, nextArrivalSeconds } from "./traffic-mix";

function seeded(): () => number {
  let seed = 11;
  return () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
}

it("visits arrive at the model's rate", () => {
  const random = seeded();
  const noon = Date.UTC(2026, 2, 3, 18);
  let sum = 0;
  for (let i = 0; i < 20_000; i += 1) sum += nextArrivalSeconds(noon, random);
  const perSecond = 20_000 / sum;
  const atLoadOne = serviceModel("gateway").endpoints.reduce((total, endpoint) => total + endpoint.perSecond, 0);
  expect(perSecond / atLoadOne).toBeGreaterThan(0.6);
  expect(perSecond / atLoadOne).toBeLessThan(1.1);
});

it("redeems what was bought, each coupon twice at most, and visits every endpoint of the gateway", () => {
  const customers = new Customers(seeded());
  const visited = new Set<string>();
  const redeemed = new Map<string, number>();
  let id = 0;
  for (let i = 0; i < 20_000; i += 1) {
    const visit = customers.next(1);
    if (!visit) continue;
    visited.add(
      `${visit.method} ${visit.path.replace(/\?.*/, "").replace(/\/(station-\d+|\d+|current)(?=\/|$)/, "/{id}")}`,
    );
    const [, coupon] = /\/coupons\/(\d+)\/redeem$/.exec(visit.path) ?? [];
    if (coupon) redeemed.set(coupon, (redeemed.get(coupon) ?? 0) + 1);
    visit.remember?.({ id: String((id += 1)), token: "t" });
  }
  const wanted = serviceModel("gateway").endpoints.map(
    ({ method, uri }) => `${method} ${uri.replace("current", "{id}")}`,
  );
  expect([...visited].toSorted()).toEqual(wanted.toSorted());
  const twice = [...redeemed.values()].filter((times) => times <= 2).length / redeemed.size;
  expect(twice).toBeGreaterThan(0.95);
});

it("stops buying coupons while the drop lasts", () => {
  const customers = new Customers(seeded());
  const paths = Array.from({ length: 5_000 }, () => customers.next(0)?.path);
  expect(paths).not.toContain("/api/v1/coupons");
});
