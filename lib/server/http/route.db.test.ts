import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { newTokenSecret, hashTokenSecret, shownPrefix } from "@/lib/server/auth/token-secret";
import { sessionCookieName } from "@/lib/server/auth/session-cookie";
import type { Role } from "@/lib/contracts/roles";
import { query } from "@/lib/server/db/client";
import { insertToken } from "@/lib/server/db/repositories/tokens";
import { ownTestDatabase } from "@/lib/server/db/testing/database";
import { env } from "@/lib/server/env";
import { person } from "@/lib/server/services/testing/people";
import { encode } from "next-auth/jwt";
import { AppError } from "./app-error";
import { route } from "./route";

const OWN = "http://localhost:3000";
const NO_PARAMS = { params: Promise.resolve({}) };

ownTestDatabase();
beforeAll(() => {
  process.env["ATALAYA_WRITES_PER_MINUTE"] = "60";
});

async function bearer(role: Role): Promise<Record<string, string>> {
  const secret = newTokenSecret();
  const times = { createdAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) };
  const token = { name: "t", hash: hashTokenSecret(secret), prefix: shownPrefix(secret), role, createdById: null };
  await query((db) => insertToken(db, { ...token, ...times }));
  return { authorization: `Bearer ${secret}` };
}

async function cookie(role: Role): Promise<Record<string, string>> {
  const { sessionId } = await person(role);
  const value = await encode({ token: { sid: sessionId }, secret: env().AUTH_SECRET });
  return { cookie: `${sessionCookieName(env())}=${value}` };
}

const echo = route({
  role: "operator",
  body: z.object({ word: z.string().max(5) }),
  bodyLimit: 100,
  handle: ({ ctx, body }) => ({ actor: ctx.actor.kind, word: body.word }),
});
const read = route({ role: "viewer", query: z.object({ n: z.coerce.number() }), handle: ({ query: given }) => given });

const post = (headers: Record<string, string>, body: BodyInit = '{"word":"hello"}', type = "application/json") =>
  echo(
    new Request(`${OWN}/api/v1/echo`, { method: "POST", headers: { "content-type": type, ...headers }, body }),
    NO_PARAMS,
  );
const get = (headers: Record<string, string>, path = "/api/v1/read?n=1") =>
  read(new Request(OWN + path, { headers }), NO_PARAMS);
const problemOf = async (response: Response) => ({ status: response.status, code: (await response.json()).code });

describe("route", () => {
  it("asks for a sign-in, and a bad token is not saved by a good cookie", async () => {
    expect(await problemOf(await get({}))).toEqual({ status: 401, code: "unauthenticated" });
    const both = { ...(await cookie("admin")), authorization: "Bearer atl_wrongwrongwrongwrongwrong" };
    expect(await problemOf(await get(both))).toEqual({ status: 401, code: "unauthenticated" });
    expect((await get({ cookie: `${sessionCookieName(env())}=forged` })).status).toBe(401);
  });

  it("lets a role and those above it in", async () => {
    expect(await problemOf(await post(await bearer("viewer")))).toEqual({ status: 403, code: "forbidden" });
    expect(await (await post(await bearer("admin"))).json()).toEqual({ actor: "token", word: "hello" });
  });

  it("refuses cross-site writes with a cookie, also before it looks at the body", async () => {
    const signedIn = await cookie("operator");
    expect(await problemOf(await post(signedIn))).toEqual({ status: 403, code: "forbidden" });
    expect((await post({ ...signedIn, origin: "https://evil.example" })).status).toBe(403);
    expect((await post({ ...signedIn, origin: OWN, "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post({ ...signedIn, origin: OWN })).status).toBe(200);
    expect((await get({ ...signedIn, origin: "https://evil.example" })).status).toBe(200);
  });

  it("takes JSON only", async () => {
    const signedIn = { ...(await cookie("operator")), origin: OWN };
    expect((await post(signedIn, "word=hello", "application/x-www-form-urlencoded")).status).toBe(415);
    expect((await post(signedIn, '{"word":"hello"}', "text/plain")).status).toBe(415);
    expect(await problemOf(await post(signedIn, "{"))).toEqual({ status: 400, code: "malformed" });
  });

  it("refuses a body over the limit, declared or streamed", async () => {
    const token = await bearer("operator");
    expect((await post(token, JSON.stringify({ word: "x".repeat(200) }))).status).toBe(413);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(64)) });
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", ...token },
      body: endless,
      duplex: "half",
    };
    expect((await echo(new Request(`${OWN}/api/v1/echo`, init), NO_PARAMS)).status).toBe(413);
  });

  it("names the wrong fields", async () => {
    const response = await post(await bearer("operator"), '{"word":"too long"}');
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "invalid", errors: [{ path: "word" }] });
    expect((await get(await bearer("viewer"), "/api/v1/read?n=x")).status).toBe(422);
  });

  it("limits the rate of each actor, and says when to come back", async () => {
    const token = await bearer("operator");
    const statuses: number[] = [];
    let last: Response | null = null;
    for (let count = 0; count < 14; count += 1) {
      last = await post(token);
      statuses.push(last.status);
    }
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(12);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await post(await bearer("operator"))).status).toBe(200);
  });

  it("sets safe headers and a request id, and hides unexpected errors", async () => {
    const fails = route({
      role: "public",
      handle: () => {
        throw new Error("secret detail");
      },
    });
    const response = await fails(new Request(`${OWN}/x`, { headers: { "x-request-id": "my-request-1" } }), NO_PARAMS);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret detail");
    expect(response.headers.get("x-request-id")).toBe("my-request-1");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("gives up at its deadline and aborts the work", async () => {
    let aborted = false;
    const slow = route({
      role: "public",
      timeoutMs: 30,
      handle: ({ signal }) =>
        new Promise((_, reject) =>
          signal.addEventListener("abort", () => {
            aborted = true;
            reject(new AppError("upstream_timeout", "stopped"));
          }),
        ),
    });
    expect((await slow(new Request(`${OWN}/x`), NO_PARAMS)).status).toBe(504);
    expect(aborted).toBe(true);
  });
});
