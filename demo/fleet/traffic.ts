/**
 * Customers of the demo: visits arrive at the gateway as a Poisson process whose rate follows the day and the week
 * (an open model: a slow answer does not hold back the next visit). Environment: FLEET_PEERS, ATALAYA_DATA_DIR.
 */
import { Agent, request } from "node:http";

import { readPeers } from "./env";
import { FaultWatch } from "./fault-watch";
import { COUPON_DROP_SHARE, Customers, nextArrivalSeconds, type Visit } from "./traffic-mix";

/** Visits in flight; more are not started, so that a stuck gateway does not fill the machine with sockets. */
const MAX_IN_FLIGHT = 250;
const TIMEOUT_MS = 40_000;

const env = readPeers(process.env);
const gateway = env.peers["gateway-1"];
if (gateway === undefined) throw new Error("FLEET_PEERS names no gateway-1");
const faults = new FaultWatch(env.dataDir);
const customers = new Customers();
const agent = new Agent({ keepAlive: true, maxSockets: MAX_IN_FLIGHT });
let inFlight = 0;
let timer: NodeJS.Timeout;

function remember(visit: Visit, text: string): void {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === "object" && answer !== null) visit.remember?.(answer as Record<string, unknown>);
  } catch {
    // A gateway that dies in mid-answer: nothing to remember.
  }
}

function send(visit: Visit): void {
  const body = visit.body === undefined ? "" : JSON.stringify(visit.body);
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...(visit.token === undefined ? {} : { authorization: `Bearer ${visit.token}` }),
  };
  inFlight += 1;
  const sent = request(
    new URL(visit.path, gateway),
    { method: visit.method, agent, headers, timeout: TIMEOUT_MS },
    (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.on("end", () => {
        if ((reply.statusCode ?? 500) < 300) remember(visit, Buffer.concat(chunks).toString());
      });
      reply.on("error", () => undefined);
    },
  );
  sent.on("timeout", () => sent.destroy());
  sent.on("error", () => undefined);
  sent.on("close", () => (inFlight -= 1));
  sent.end(body);
}

function arrive(): void {
  const visit = customers.next(faults.find("coupon-drop", "gateway") ? COUPON_DROP_SHARE : 1);
  if (visit && inFlight < MAX_IN_FLIGHT) send(visit);
  schedule();
}

function schedule(): void {
  timer = setTimeout(arrive, nextArrivalSeconds(Date.now(), Math.random) * 1000);
}

schedule();

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    clearTimeout(timer);
    faults.stop();
    agent.destroy();
    process.exit(0);
  });
}
