import { type Endpoint, HTTP_BUCKETS, type ServiceKey, SERVICES, type ServiceModel } from "../model/topology";
import type { Effects, Moment } from "./effects";
import { latencyShares, type Served } from "./http";
import type { Scope, Timer } from "./meters";
import type { Noise } from "./noise";

/** Time a call spends on the wire. */
const WIRE_MS = 1.5;

type Peer = {
  readonly service: ServiceKey;
  readonly callers: string[];
  readonly callee: Endpoint;
  readonly timer: Timer;
};

/**
 * `http_client_requests_seconds` of one instance: one series per service it calls, under the first endpoint called
 * there. The live fleet has one per endpoint; sums by `client_name` are the same and the history half as long.
 */
export class Outbound {
  private readonly peers: readonly Peer[];
  private readonly noise: Noise;

  constructor(scope: Scope, model: ServiceModel, noise: Noise) {
    this.noise = noise;
    const peers = new Map<ServiceKey, Peer>();
    for (const endpoint of model.endpoints) {
      for (const call of endpoint.calls ?? []) {
        const callee = SERVICES.find((service) => service.key === call.service);
        const found = callee?.endpoints.find((one) => one.uri === call.uri && one.method === call.method);
        if (!callee || !found) continue;
        const key = `${endpoint.method} ${endpoint.uri}`;
        const known = peers.get(call.service);
        if (known) known.callers.push(key);
        else
          peers.set(call.service, {
            service: call.service,
            callers: [key],
            callee: found,
            timer: timerOf(scope, callee, found),
          });
      }
    }
    this.peers = [...peers.values()];
  }

  step({ index }: Moment, served: Served, of: (service: ServiceKey) => Effects): void {
    for (const { service, callers, callee, timer } of this.peers) {
      const count = callers.reduce((sum, caller) => sum + (served.succeeded.get(caller)?.count ?? 0), 0);
      const { addedMs, slowdown } = of(service);
      const medianMs = callee.medianMs * slowdown * this.noise.near1(0.05) + WIRE_MS;
      const { shares, meanSeconds } = latencyShares(medianMs, callee.sigma, addedMs);
      timer.add(index, { count, meanSeconds, maxSeconds: meanSeconds * 2.6, shares });
    }
  }
}

const timerOf = (scope: Scope, callee: ServiceModel, endpoint: Endpoint): Timer =>
  scope.timer(
    "http_client_requests_seconds",
    {
      client_name: callee.job,
      error: "none",
      exception: "none",
      method: endpoint.method,
      outcome: "SUCCESS",
      status: String(endpoint.status),
      uri: endpoint.uri,
    },
    HTTP_BUCKETS,
  );
