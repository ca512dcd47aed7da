import "server-only";
import type { z } from "zod";
import { LOCALE_COOKIE, pickLocale } from "@/lib/contracts/locale";
import type { Role } from "@/lib/contracts/roles";
import { authenticate, type Identity } from "@/lib/server/auth/authenticate";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { baseOrigin, env } from "@/lib/server/env";
import { withApiHeaders } from "@/lib/server/http/api-headers";
import { AppError } from "@/lib/server/http/app-error";
import { clientAddress } from "@/lib/server/http/client-address";
import { cookieOf } from "@/lib/server/http/cookies";
import { log } from "@/lib/server/http/log";
import { parseInput, queryObject } from "@/lib/server/http/parse";
import { DATABASE_DOWN_TEXT, toProblem } from "@/lib/server/http/problem";
import { spend } from "@/lib/server/http/rate-limit";
import { BODY_LIMIT_BYTES, readJson } from "@/lib/server/http/read-body";
import { ok } from "@/lib/server/http/reply";
import { requestIdOf } from "@/lib/server/http/request-id";
import { crossSiteReason } from "@/lib/server/http/same-origin";
import { observeRequest, routePattern } from "@/lib/server/telemetry/metrics";

/** What a public handler gets: everything but an actor, so that it cannot call a verb by mistake. */
export type PublicCtx = Omit<Ctx, "actor">;
type Params = Record<string, string | string[] | undefined>;

type Given<A extends Role | "public", P, Q, B> = {
  readonly ctx: A extends "public" ? PublicCtx : Ctx;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly request: Request;
  /** Aborts when the caller leaves or the time is up: hand it to every upstream call. */
  readonly signal: AbortSignal;
};

type Spec<A extends Role | "public", P, Q, B, R> = {
  /** The least role; `public` asks for no sign-in. */
  readonly role: A;
  readonly params?: z.ZodType<P>;
  /** Parses `queryObject`: a repeated name is an array of strings. */
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  readonly bodyLimit?: number;
  /** The handler is given up after this; default 60 s. */
  readonly timeoutMs?: number;
  readonly handle: (given: Given<A, P, Q, B>) => Promise<R> | R;
  /** Default: 200 with the result as JSON. A handler that returns a Response needs none. */
  readonly reply?: (result: R) => Response;
};

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

function limitRate(request: Request, who: string): void {
  const { ATALAYA_READS_PER_MINUTE: reads, ATALAYA_WRITES_PER_MINUTE: writes } = env();
  const isRead = READS.has(request.method);
  const perMinute = isRead ? reads : writes;
  const waitMs = spend(`${isRead ? "read" : "write"}:${who}`, { perMinute, burst: Math.max(10, perMinute / 5) });
  if (waitMs > 0)
    throw new AppError("rate_limited", `Too many requests; try again in ${Math.ceil(waitMs / 1000)} s.`, {
      retryAfterSeconds: waitMs / 1000,
    });
}

/** Checks that hold for every signed-in write, whatever the route. */
function guardWrite(request: Request, identity: Identity): void {
  if (READS.has(request.method)) return;
  const reason = identity.via === "cookie" ? crossSiteReason(request.headers, baseOrigin(env())) : null;
  if (reason !== null) throw new AppError("forbidden", reason);
  if (identity.unconfirmed) throw new AppError("database_unavailable", DATABASE_DOWN_TEXT, { retryAfterSeconds: 5 });
}

async function identify(request: Request, role: Role | "public", address: string): Promise<Identity | null> {
  if (role === "public") {
    limitRate(request, address);
    return null;
  }
  const identity = await authenticate(request.headers);
  limitRate(request, identity ? `${identity.actor.kind}:${identity.actor.id}` : address);
  if (identity === null) throw new AppError("unauthenticated", "Sign in, or send a valid API token.");
  guardWrite(request, identity);
  requireRole(identity.actor, role);
  return identity;
}

/**
 * Runs the work with a signal that aborts when the caller leaves or the time is up. The timer ends with the work:
 * `AbortSignal.timeout` would keep each request's objects alive for the whole time, a gigabyte at a thousand a second.
 */
async function withDeadline<R>(request: Request, ms: number, work: (signal: AbortSignal) => Promise<R>): Promise<R> {
  const controller = new AbortController();
  const leave = () => controller.abort();
  const timer = setTimeout(leave, ms);
  request.signal.addEventListener("abort", leave, { once: true });
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new AppError("upstream_timeout", "The answer took too long and was given up."));
    controller.signal.addEventListener("abort", giveUp, { once: true });
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener("abort", leave);
  }
}

/**
 * Declares one HTTP operation. Authenticates (API token or session cookie), checks the role, refuses cross-site writes,
 * limits rate and body, parses params, query and body, sets a deadline, and answers errors as problem documents.
 */
export function route<A extends Role | "public", P = unknown, Q = unknown, B = unknown, R = unknown>(
  spec: Spec<A, P, Q, B, R>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  const run = async (request: Request, params: Params, requestId: string): Promise<Response> => {
    const address = clientAddress(request.headers, env().ATALAYA_TRUST_PROXY);
    const identity = await identify(request, spec.role, address);
    const ctx = {
      ...(identity === null ? {} : { actor: identity.actor }),
      now: () => new Date(),
      locale: pickLocale(cookieOf(request.headers, LOCALE_COOKIE), request.headers.get("accept-language")),
      requestId,
      address,
    } as Given<A, P, Q, B>["ctx"]; // safe: identify returns an identity for every role but "public"
    const none = undefined as never; // safe: without a schema the generic is `unknown`, and nobody reads it
    const given: Omit<Given<A, P, Q, B>, "signal"> = {
      ctx,
      params: spec.params ? parseInput(spec.params, params, "path", "not_found") : none,
      query: spec.query ? parseInput(spec.query, queryObject(new URL(request.url).searchParams), "query") : none,
      body: spec.body
        ? parseInput(spec.body, await readJson(request, spec.bodyLimit ?? BODY_LIMIT_BYTES), "body")
        : none,
      request,
    };
    const result = await withDeadline(request, spec.timeoutMs ?? 60_000, async (signal) =>
      spec.handle({ ...given, signal }),
    );
    if (result instanceof Response) return result;
    return spec.reply ? spec.reply(result) : ok(result);
  };

  return async (request, context) => {
    const requestId = requestIdOf(request.headers);
    const startedMs = performance.now();
    // Next passes no params at all for a path without any, whatever its types say.
    const params: Params = (await context.params) ?? {};
    const response = await run(request, params, requestId).catch((error: unknown) => toProblem(error, requestId));
    const { pathname } = new URL(request.url);
    const pattern = response.status === 404 ? "other" : routePattern(pathname, params);
    observeRequest(request.method, pattern, response.status, (performance.now() - startedMs) / 1_000);
    if (!READS.has(request.method))
      log.info("write", {
        requestId,
        method: request.method,
        path: pathname,
        status: response.status,
        ms: Math.round(performance.now() - startedMs),
      });
    return withApiHeaders(response, requestId);
  };
}
