import { type NextRequest, NextResponse } from "next/server";
import { sessionCookieName, sessionIdOf } from "@/lib/server/auth/session-cookie";
import { env, isHttps } from "@/lib/server/env";
import { contentSecurityPolicy, newNonce } from "@/lib/server/http/content-security-policy";
import { pageHeaders } from "@/lib/server/http/page-headers";
import { needsSignIn, signInPath } from "@/lib/server/http/sign-in-redirect";

const POLICY = "content-security-policy";

/** Is there a sealed session cookie? Whether that session still counts is looked up by the page itself. */
async function hasSession(request: NextRequest): Promise<boolean> {
  const settings = env();
  return (await sessionIdOf(request.cookies.get(sessionCookieName(settings))?.value, settings)) !== null;
}

async function respond(request: NextRequest, policy: string, nonce: string): Promise<NextResponse> {
  if (needsSignIn(request.nextUrl.pathname) && !(await hasSession(request)))
    return NextResponse.redirect(new URL(signInPath(request.nextUrl), request.nextUrl));
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(POLICY, policy); // Next reads the nonce for its own scripts from here
  return NextResponse.next({ request: { headers } });
}

/** Every page: the content security policy with a fresh nonce, the other security headers, and the way to the sign-in page. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const settings = env();
  const nonce = newNonce();
  const development = process.env.NODE_ENV === "development";
  const policy = contentSecurityPolicy({ nonce, development, oidcIssuer: settings.OIDC_ISSUER });
  const response = await respond(request, policy, nonce);
  response.headers.set(POLICY, policy);
  for (const [name, value] of Object.entries(pageHeaders({ https: isHttps(settings) })))
    response.headers.set(name, value);
  return response;
}

/**
 * The API is left out: its routes set their own headers, and a body on a matched path would be cut at 10 MB.
 * The sign-in endpoints are in for the headers.
 */
export const config = { matcher: ["/((?!api/|_next/|icon\\.svg).*)", "/api/auth/:path*"] };
