import type { FaultKind } from "../model/faults";
import type { Endpoint, ServiceKey, ServiceModel } from "../model/topology";
import type { PastFault } from "./past-faults";

/** One tick of the history: when, how long since the one before, how busy the business is. */
export type Moment = { readonly index: number; readonly at: number; readonly seconds: number; readonly load: number };

/** What the faults of an instant do to an instance. */
export type Effects = {
  /** Every request takes this much longer, ms, uniformly between the two. */
  readonly addedMs: readonly [number, number] | null;
  /** Factor of every latency. */
  readonly slowdown: number;
  /** Share of requests answered 500. */
  readonly errors: number;
  /** Factor of coupon creation. */
  readonly creation: number;
  readonly poolHeld: boolean;
  /** 0 no leak … 1 about to die. */
  readonly leaked: number;
};

const NONE: Effects = { addedMs: null, slowdown: 1, errors: 0, creation: 1, poolHeld: false, leaked: 0 };
const ROLLOUT_MS = 3 * 60_000;

const running = (fault: PastFault, at: number): boolean => fault.startedAt <= at && at < fault.endedAt;

/** What the faults do to an instance of a service at an instant. */
export function effectsOn(faults: readonly PastFault[], service: ServiceKey, instance: string, at: number): Effects {
  let found = NONE;
  for (const fault of faults) {
    if (!running(fault, at)) continue;
    if (fault.kind === "coupon-drop") found = { ...found, creation: 0.04 };
    if (fault.service !== service || (fault.instance && fault.instance !== instance)) continue;
    found = { ...found, ...ownEffects(fault, at) };
  }
  return found;
}

function ownEffects(fault: PastFault, at: number): Partial<Effects> {
  const through = (at - fault.startedAt) / (fault.endedAt - fault.startedAt);
  const byKind: Partial<Record<FaultKind, Partial<Effects>>> = {
    latency: { addedMs: [600, 1500] },
    errors: { errors: 0.6 },
    deploy: { slowdown: 1.4 },
    pool: { poolHeld: true, addedMs: [800, 3200], errors: 0.08 },
    leak: { leaked: through },
  };
  return byKind[fault.kind] ?? {};
}

/** Instants at which an instance was restarted: by a rollout (one after the other) or after a leak. */
export function restartsOf(faults: readonly PastFault[], service: ServiceModel, instance: string): number[] {
  const turn = service.instances.indexOf(instance) * ROLLOUT_MS;
  return faults
    .filter((fault) => fault.service === service.key && (!fault.instance || fault.instance === instance))
    .flatMap((fault) => {
      if (fault.kind === "deploy") return [fault.startedAt + turn, fault.endedAt + turn];
      return fault.kind === "leak" ? [fault.endedAt] : [];
    });
}

/** Requests that exist only because a coupon is being created. */
const CREATION = new Set(["POST /api/v1/coupons", "POST /coupons", "GET /internal/token", "GET /stations/{id}"]);

/** The effects on one endpoint: its own service's, and those of the services it waits for. */
export function effectsOnEndpoint(endpoint: Endpoint, own: Effects, of: (service: ServiceKey) => Effects) {
  let { addedMs, errors } = own;
  let extraMs = 0;
  for (const call of endpoint.calls ?? []) {
    const theirs = of(call.service);
    addedMs ??= theirs.addedMs;
    errors = 1 - (1 - errors) * (1 - theirs.errors);
    extraMs += endpoint.medianMs * 0.6 * (theirs.slowdown - 1);
  }
  const creates = CREATION.has(`${endpoint.method} ${endpoint.uri}`);
  return { addedMs, errors, extraMs, traffic: creates ? own.creation : 1 };
}
