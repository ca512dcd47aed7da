import type { Effects, Moment } from "../effects";
import type { Served } from "../http";
import type { Counter, Gauge } from "../meters";

export const MB = 1024 * 1024;

/** What the fleet did in a tick, all instances together. */
export type Fleet = {
  readonly served: readonly Served[];
  /** The worst that a fault does to any instance. */
  readonly worst: Effects;
};

/** One server beside the fleet, seen through its exporter. */
export type Server = (moment: Moment, fleet: Fleet) => void;

/** Sum over the fleet's instances. */
export const total = (fleet: Fleet, of: (served: Served) => number): number =>
  fleet.served.reduce((sum, one) => sum + of(one), 0);

export const setAll = (index: number, values: readonly (readonly [Gauge, number])[]): void => {
  for (const [gauge, value] of values) gauge.set(index, value);
};

export const addAll = (index: number, values: readonly (readonly [Counter, number])[]): void => {
  for (const [counter, by] of values) counter.add(index, by);
};

/** A counter of seconds, not of things. */
export const fraction = { whole: false } as const;
