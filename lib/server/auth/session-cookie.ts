import "server-only";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import { type Env, isHttps } from "@/lib/server/env";

/** What the cookie says: a session id, nothing that could be out of date. Sealed and signed by next-auth with AUTH_SECRET. */
const Claims = z.object({ sid: z.uuid() });

type CookieEnv = Pick<Env, "ATALAYA_BASE_URL">;

/** `__Secure-` makes browsers refuse the cookie over http. */
export const sessionCookieName = (settings: CookieEnv): string =>
  `${isHttps(settings) ? "__Secure-" : ""}next-auth.session-token`;

/** Cookies of next-auth: out of reach of scripts, not sent by other sites' writes, bound to this host. */
export function cookieOptions(settings: CookieEnv) {
  const secure = isHttps(settings);
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  return {
    sessionToken: { name: sessionCookieName(settings), options },
    csrfToken: { name: `${secure ? "__Host-" : ""}next-auth.csrf-token`, options },
    callbackUrl: { name: `${secure ? "__Secure-" : ""}next-auth.callback-url`, options },
  };
}

/** The session id in a cookie's value, or null when it is not ours, was tampered with or has run out. */
export async function sessionIdOf(
  cookie: string | undefined,
  settings: Pick<Env, "AUTH_SECRET">,
): Promise<string | null> {
  if (cookie === undefined || cookie.length > 4_096) return null;
  try {
    const claims = Claims.safeParse(await decode({ token: cookie, secret: settings.AUTH_SECRET }));
    return claims.success ? claims.data.sid : null;
  } catch {
    return null;
  }
}
