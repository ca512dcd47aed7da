import type { Store } from "../meters";
import { noise, type Noise } from "../noise";
import { type Machine, node } from "./node";
import { postgres } from "./postgres";
import { rabbitmq } from "./rabbitmq";
import { redis } from "./redis";
import type { Server } from "./server";

/** Everything beside the fleet. */
export function servers(store: Store, machine: Machine, fromMs: number): Server[] {
  const own = (name: string): Noise => noise(`${name}@${Math.floor(fromMs / 1000)}`);
  return [
    node(store, machine, own("node")),
    postgres(store, own("postgres")),
    redis(store, own("redis")),
    rabbitmq(store, own("rabbitmq")),
  ];
}
