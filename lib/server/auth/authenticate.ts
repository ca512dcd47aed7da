import "server-only";
import { tokenActor } from "@/lib/server/auth/api-tokens";
import { sessionCookieName, sessionIdOf } from "@/lib/server/auth/session-cookie";
import { sessionActor } from "@/lib/server/auth/sessions";
import type { Actor } from "@/lib/server/ctx";
import { env } from "@/lib/server/env";
import { cookieOf } from "@/lib/server/http/cookies";

export type Identity = {
  readonly actor: Actor;
  readonly via: "cookie" | "bearer";
  /** The database is down and this is what it said minutes ago: enough to read dashboards, not to change anything. */
  readonly unconfirmed: boolean;
};

/** Who sends this request? An `authorization` header decides alone: a bad token is never saved by a cookie. */
export async function authenticate(headers: Headers, now = new Date()): Promise<Identity | null> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    const found = secret === undefined ? null : await tokenActor(secret, now);
    return found === null ? null : { ...found, via: "bearer" };
  }
  const settings = env();
  const sessionId = await sessionIdOf(cookieOf(headers, sessionCookieName(settings)), settings);
  const found = sessionId === null ? null : await sessionActor(sessionId, now);
  return found === null ? null : { ...found, via: "cookie" };
}
