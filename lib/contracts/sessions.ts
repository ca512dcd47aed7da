import { z } from "zod";
import { Role } from "@/lib/contracts/roles";

export const Session = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  userAgent: z.string(),
  address: z.string(),
  /** Is it the one that asks? */
  current: z.boolean(),
});
/** `GET /api/v1/sessions`: one's own live sessions. */
export const SessionList = z.object({ items: z.array(Session) });

/** `GET /api/v1/sessions/current`: who am I, and what may I do? */
export const CurrentActor = z.object({
  kind: z.enum(["user", "token", "system"]),
  id: z.string(),
  name: z.string(),
  role: Role,
});

/**
 * `?error=` on /sign-in, set by next-auth: `CredentialsSignin` (wrong e-mail or password), `throttled:SECONDS`,
 * `database_unavailable`, `demo_refused`, and next-auth's own words for trouble with the identity provider.
 */
export function signInErrorOf(text: string | null | undefined): { code: string; retryAfterSeconds?: number } | null {
  if (!text) return null;
  const throttled = /^throttled:(\d{1,6})$/.exec(text);
  return throttled ? { code: "throttled", retryAfterSeconds: Number(throttled[1]) } : { code: text };
}

/** Where to go after signing in: a path of this site, never another one. Pure; used on both sides. */
export function safeCallbackPath(text: string | null | undefined, origin: string): string {
  if (!text || !URL.canParse(text, origin)) return "/";
  const url = new URL(text, origin);
  if (url.origin !== origin || url.pathname.startsWith("//") || url.pathname.startsWith("/sign-in")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}

export type Session = z.infer<typeof Session>;
export type SessionList = z.infer<typeof SessionList>;
export type CurrentActor = z.infer<typeof CurrentActor>;
