import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { cookieOptions, sessionCookieName, sessionIdOf } from "./session-cookie";

const HTTPS = { ATALAYA_BASE_URL: "https://atalaya.example.com" };
const HTTP = { ATALAYA_BASE_URL: "http://localhost:3000" };
const KEY = { AUTH_SECRET: "a secret of this test, 32 letters long" };

describe("cookies", () => {
  it("are out of reach of scripts and of other sites' writes", () => {
    for (const { options } of Object.values(cookieOptions(HTTPS)))
      expect(options).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  });

  it("have names that browsers accept over https only, where the console is reached so", () => {
    expect(sessionCookieName(HTTPS)).toBe("__Secure-next-auth.session-token");
    expect(cookieOptions(HTTPS).csrfToken.name).toBe("__Host-next-auth.csrf-token");
    expect(sessionCookieName(HTTP)).toBe("next-auth.session-token");
    expect(cookieOptions(HTTP).sessionToken.options.secure).toBe(false);
  });
});

describe("sessionIdOf", () => {
  it("reads the id it sealed", async () => {
    const sid = randomUUID();
    const cookie = await encode({ token: { sid }, secret: KEY.AUTH_SECRET });
    expect(cookie).not.toContain(sid);
    expect(await sessionIdOf(cookie, KEY)).toBe(sid);
  });

  it("refuses what is changed, sealed with another key, out of date, or no session", async () => {
    const sid = randomUUID();
    const cookie = await encode({ token: { sid }, secret: KEY.AUTH_SECRET });
    const middle = Math.floor(cookie.length / 2);
    const changed = cookie.slice(0, middle) + (cookie[middle] === "A" ? "B" : "A") + cookie.slice(middle + 1);
    const old = await encode({ token: { sid }, secret: KEY.AUTH_SECRET, maxAge: -60 });
    const other = await encode({ token: { sub: "admin" }, secret: KEY.AUTH_SECRET });
    const foreign = await encode({ token: { sid }, secret: "another secret, also 32 letters long" });
    for (const bad of [changed, old, other, foreign, "x", "", "x".repeat(5_000), undefined])
      expect(await sessionIdOf(bad, KEY)).toBeNull();
  });
});
