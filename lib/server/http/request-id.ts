import { randomUUID } from "node:crypto";

const ACCEPTED = /^[\w-]{8,64}$/;

/** The caller's `x-request-id` if it is harmless, else a new one. It joins reply, log and audit. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given !== null && ACCEPTED.test(given) ? given : randomUUID();
}
