import "server-only";
import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { nextAuthOptions } from "@/lib/server/auth/next-auth-options";
import type { Browser } from "@/lib/server/auth/start-session";
import { baseOrigin, type Env, env } from "@/lib/server/env";
import { withApiHeaders } from "@/lib/server/http/api-headers";
import { AppError } from "@/lib/server/http/app-error";
import { clientAddress } from "@/lib/server/http/client-address";
import { toProblem } from "@/lib/server/http/problem";
import { spend } from "@/lib/server/http/rate-limit";
import { readBytes } from "@/lib/server/http/read-body";
import { requestIdOf } from "@/lib/server/http/request-id";

/** Enough for any form of next-auth. */
const BODY_LIMIT_BYTES = 20_000;

type Context = { params: Promise<{ nextauth: string[] }> };

/** Counts what can be used for guessing; asking for a CSRF token or one's session cannot. */
function limitSignIns(request: Request, address: string, settings: Env): void {
  if (request.method !== "POST" || request.url.includes("/api/auth/signout")) return;
  const perMinute = settings.ATALAYA_SIGN_INS_PER_MINUTE;
  const waitMs = spend(`sign-in:${address}`, { perMinute, burst: Math.max(5, perMinute / 2) });
  if (waitMs > 0)
    throw new AppError("rate_limited", `Too many sign-ins from here; try again in ${Math.ceil(waitMs / 1000)} s.`, {
      retryAfterSeconds: waitMs / 1000,
    });
}

/** next-auth answers a throttled sign-in with 401; clients that are not its own understand 429 and `retry-after`. */
async function withRetryAfter(response: Response): Promise<Response> {
  if (response.status !== 401) return response;
  const body = await response.text();
  const seconds = /error=throttled%3A(\d+)/.exec(body)?.[1];
  const headers = new Headers(response.headers);
  if (seconds !== undefined) headers.set("retry-after", seconds);
  return new Response(body, { status: seconds === undefined ? 401 : 429, headers });
}

async function run(request: Request, context: Context, requestId: string): Promise<Response> {
  const settings = env();
  process.env["NEXTAUTH_URL"] ??= baseOrigin(settings); // next-auth reads it by itself, on every request
  const address = clientAddress(request.headers, settings.ATALAYA_TRUST_PROXY);
  const browser: Browser = { address, userAgent: request.headers.get("user-agent") ?? "", requestId };
  limitSignIns(request, address, settings);
  const body = request.method === "POST" ? await readBytes(request, BODY_LIMIT_BYTES) : null;
  const copy = new NextRequest(request.url, {
    method: request.method,
    headers: request.headers,
    ...(body === null ? {} : { body: new Uint8Array(body) }),
  });
  const response: Response = await NextAuth(copy, context, nextAuthOptions(settings, browser));
  return withRetryAfter(response);
}

/** `/api/auth/*`: next-auth's endpoints behind the console's limits, logging and error documents. */
export async function authHandler(request: Request, context: Context): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const response = await run(request, context, requestId).catch((error: unknown) => toProblem(error, requestId));
  response.headers.set("cache-control", "no-store");
  return withApiHeaders(response, requestId);
}
