import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { processWide } from "@/lib/server/process";

/**
 * Drops forwarding headers sent by clients unless a proxy of ours sets them. A route handler sees no socket, and Next
 * takes a client's `x-forwarded-for` at its word; without this, anyone could dodge the sign-in throttle with a header.
 */
export function pinPeerAddress(trustedProxies: number): void {
  if (trustedProxies > 0) return;
  processWide("peer-address", () => {
    subscribe("http.server.request.start", (message) => {
      const { request } = message as { request: IncomingMessage }; // safe: documented shape of this channel
      delete request.headers["x-forwarded-for"];
      delete request.headers["x-real-ip"];
    });
    return true;
  });
}
