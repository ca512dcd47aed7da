import type { FaultKind, ActiveFault } from "../model/faults";
import type { ServiceModel } from "../model/topology";
import type { Cache, Redis } from "./cache";
import type { HikariPool } from "./hikari";
import type { PeerClient } from "./http-client";
import type { Registry } from "./metrics/registry";
import type { LogLevel } from "./process-metrics";
import type { TaskExecutor } from "./task-executor";

/** What the endpoints of one running instance work with; made anew when the instance restarts. */
export type Runtime = {
  readonly model: ServiceModel;
  readonly instance: string;
  readonly registry: Registry;
  readonly peers: PeerClient;
  readonly redis: Redis;
  /** Throws when the model gives the service no pool. */
  readonly pool: HikariPool;
  readonly executor: TaskExecutor;
  readonly cache: (name: string) => Cache;
  readonly log: (level: LogLevel) => void;
  readonly fault: (kind: FaultKind) => ActiveFault | null;
};
