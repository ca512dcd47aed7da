import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { LOCALE_COOKIE, pickLocale } from "@/lib/contracts/locale";
import { sessionCookieName, sessionIdOf } from "@/lib/server/auth/session-cookie";
import { sessionActor } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/ctx";
import { env } from "@/lib/server/env";
import { clientAddress } from "@/lib/server/http/client-address";
import { cookieOf } from "@/lib/server/http/cookies";
import { requestIdOf } from "@/lib/server/http/request-id";

/**
 * The ctx of the person whose browser asks for this page, or null when nobody is signed in (any more). Asked once a
 * request, however many components ask. Throws DatabaseUnavailable when the database is down and this person was not
 * confirmed in the last 15 minutes.
 */
export const getSessionCtx: () => Promise<Ctx | null> = cache(async () => {
  const settings = env();
  const given = await headers();
  const sessionId = await sessionIdOf(cookieOf(given, sessionCookieName(settings)), settings);
  const found = sessionId === null ? null : await sessionActor(sessionId, new Date());
  if (found === null) return null;
  return {
    actor: found.actor,
    now: () => new Date(),
    locale: pickLocale(cookieOf(given, LOCALE_COOKIE), given.get("accept-language")),
    requestId: requestIdOf(given),
    address: clientAddress(given, settings.ATALAYA_TRUST_PROXY),
  };
});
