import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { safeCallbackPath } from "@/lib/contracts/sessions";
import type { Role } from "@/lib/contracts/roles";
import { oidcProvider } from "@/lib/server/auth/oidc-provider";
import { resolveOidcUser } from "@/lib/server/auth/oidc-user";
import { cookieOptions } from "@/lib/server/auth/session-cookie";
import { forgetSessions, sessionActor } from "@/lib/server/auth/sessions";
import { type Browser, endSession, startSession } from "@/lib/server/auth/start-session";
import { verifyCredentials } from "@/lib/server/auth/verify-credentials";
import { DatabaseUnavailable } from "@/lib/server/db/errors";
import { baseOrigin, type Env, isHttps } from "@/lib/server/env";
import { log } from "@/lib/server/http/log";

type Person = { readonly id: string; readonly name: string; readonly role: Role };
const SignedToken = z.looseObject({ sid: z.uuid() });

/** CommonJS seen through ESM: bundlers unwrap the default, plain Node does not. */
const Credentials: typeof CredentialsProvider =
  "default" in CredentialsProvider ? (CredentialsProvider.default as typeof CredentialsProvider) : CredentialsProvider; // safe: the same function, one level down

/** Words for /sign-in, see `signInErrorOf`. next-auth shows an error's message and nothing else. */
async function checkPassword(input: unknown, browser: Browser): Promise<Person | null> {
  const verdict = await verifyCredentials(input, browser.address, new Date()).catch((error: unknown) => {
    log.error("sign-in failed", { error, requestId: browser.requestId });
    throw new Error(error instanceof DatabaseUnavailable ? "database_unavailable" : "unexpected");
  });
  if (verdict.ok) return verdict.user;
  log.warn("sign-in refused", { reason: verdict.reason, address: browser.address, requestId: browser.requestId });
  if (verdict.reason === "throttled") throw new Error(`throttled:${verdict.retryAfterSeconds}`);
  if (verdict.reason === "demo_refused") throw new Error("demo_refused");
  return null;
}

/**
 * next-auth for one request. The cookie is a sealed JWT that holds a session id and nothing else; the session itself is
 * a row, so that it can be ended. Made anew for each request: `person` is whoever proved an identity in this one.
 */
export function nextAuthOptions(settings: Env, browser: Browser): NextAuthOptions {
  let person: Person | null = null;
  const oidc = oidcProvider(settings);
  return {
    secret: settings.AUTH_SECRET,
    useSecureCookies: isHttps(settings),
    cookies: cookieOptions(settings),
    session: { strategy: "jwt", maxAge: settings.ATALAYA_SESSION_MAX_DAYS * 86_400 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (input) => {
          person = await checkPassword(input, browser);
          return person && { id: person.id };
        },
      }),
      ...(oidc === null ? [] : [oidc]),
    ],
    callbacks: {
      redirect: ({ url, baseUrl }) => `${baseUrl}${safeCallbackPath(url, baseOrigin(settings))}`,
      signIn: async ({ account, profile }) => {
        if (account?.provider !== "oidc") return person !== null;
        const verdict = await resolveOidcUser(profile, settings, browser, new Date());
        if (verdict.ok) person = verdict.user;
        else log.warn("sign-in refused", { reason: verdict.reason, via: "oidc", requestId: browser.requestId });
        return verdict.ok;
      },
      jwt: async ({ token, account }) => {
        if (account) {
          if (person === null) throw new Error("no identity was proven in this request");
          return { sid: await startSession(person, browser, account.provider, new Date()) };
        }
        // Asked by /api/auth/session: an ended session loses its cookie. An outage of the database must not sign out.
        const known = SignedToken.safeParse(token);
        if (!known.success) throw new Error("not a session of this console");
        const alive = await sessionActor(known.data.sid, new Date()).catch((error: unknown) => {
          if (error instanceof DatabaseUnavailable) return "unknown";
          throw error;
        });
        if (alive === null) throw new Error("the session has ended");
        return { sid: known.data.sid };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        const known = SignedToken.safeParse(token);
        if (!known.success) return;
        const now = new Date();
        const found = await sessionActor(known.data.sid, now);
        if (found) await endSession(found.actor, known.data.sid, browser, now);
        forgetSessions();
      },
    },
    logger: {
      error: (code, details) => log.warn("next-auth", { code, details, requestId: browser.requestId }),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
