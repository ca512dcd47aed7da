/**
 * The address a request came from.
 *
 * Next fills `x-forwarded-for` with the socket's address when the header is absent; `pinPeerAddress` (instrumentation)
 * removes what an untrusted client sent, so the last entry is never the client's own invention.
 * With `trustedProxies` = n, the n-th entry from the right was written by the outermost proxy we run.
 */
export function clientAddress(headers: Headers, trustedProxies: number): string {
  const hops = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  const address = hops[hops.length - Math.max(1, trustedProxies)] ?? hops[0] ?? "unknown";
  return address.replace(/^::ffff:/, "").slice(0, 64);
}
