import { describe, expect, it } from "vitest";
import { clientAddress } from "./client-address";

describe("clientAddress", () => {
  it.each([
    { header: "::ffff:10.0.0.1", proxies: 0, address: "10.0.0.1", why: "the socket's address, without a proxy" },
    { header: "6.6.6.6, 10.0.0.1", proxies: 0, address: "10.0.0.1", why: "not what somebody put before it" },
    { header: "6.6.6.6, 10.0.0.1", proxies: 1, address: "10.0.0.1", why: "what our one proxy saw" },
    { header: "6.6.6.6, 10.0.0.1, 192.168.0.1", proxies: 2, address: "10.0.0.1", why: "what the outer of two saw" },
    { header: "10.0.0.1", proxies: 3, address: "10.0.0.1", why: "the oldest there is, if there are fewer" },
    { header: "", proxies: 1, address: "unknown", why: "nothing known" },
  ])("$why", ({ header, proxies, address }) => {
    expect(clientAddress(new Headers(header ? { "x-forwarded-for": header } : {}), proxies)).toBe(address);
  });
});
