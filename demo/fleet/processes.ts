import { join } from "node:path";

import { SERVICES } from "../model/topology";

/** One process for the supervisor: `spawn(process.execPath, args, { cwd: <checkout>, env: { ...process.env, ...env } })`. */
export type FleetProcess = {
  readonly name: string;
  /** Arguments of Node, the program's file included; paths are relative to the checkout. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 once the process serves; null when it listens to nothing (the traffic generator). */
  readonly readyUrl: string | null;
};

/** One scrape target of the fleet. `params` are query parameters (Prometheus' `params:`). */
export type FleetTarget = {
  readonly job: string;
  readonly instance: string;
  /** host:port */
  readonly address: string;
  readonly path: string;
  readonly params?: Readonly<Record<string, readonly string[]>>;
};

export type FleetOptions = {
  /** Port of gateway-1; every other instance takes the next one, in topology order, then the broker. */
  readonly fleetPort: number;
  readonly dataDir: string;
  /** PostgreSQL database `gasolinera`. */
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Base URL of an OTLP/HTTP receiver, without `/v1/traces`. */
  readonly otlpUrl: string;
};

const HOST = "127.0.0.1";
const RUNTIME = ["--conditions=react-server", "--import", "./bin/loader.mjs"] as const;
/** A service's live heap is under 20 MB: small limits make V8 collect early instead of growing (many processes, one machine). */
const SMALL = ["--max-old-space-size=64", "--max-semi-space-size=2"] as const;
const DETAILED_FAMILIES = ["queue_coarse_metrics", "queue_consumer_count", "queue_metrics"];

const instances = (): { job: string; instance: string }[] =>
  SERVICES.flatMap((service) => service.instances.map((instance) => ({ job: service.job, instance })));

/** URL of every instance by its name, e.g. `{"gateway-1": "http://127.0.0.1:9401"}`. */
export function fleetPeers(fleetPort: number): Record<string, string> {
  return Object.fromEntries(instances().map(({ instance }, at) => [instance, `http://${HOST}:${fleetPort + at}`]));
}

const brokerPort = (fleetPort: number): number => fleetPort + instances().length;

/** The demo's processes in starting order: nine service instances, the simulated broker, the traffic. */
export function fleetProcesses(options: FleetOptions): FleetProcess[] {
  const peers = fleetPeers(options.fleetPort);
  const common = {
    ATALAYA_DATA_DIR: options.dataDir,
    FLEET_PEERS: JSON.stringify(peers),
    // Keeps the stripped TypeScript: from the second start on each process is a third faster up and 25 MB smaller.
    NODE_COMPILE_CACHE: join(options.dataDir, "compile-cache"),
  };
  const services = instances().map(({ instance }, at): FleetProcess => ({
    name: instance,
    args: [...RUNTIME, ...SMALL, "demo/fleet/main.ts", instance],
    env: {
      ...common,
      PORT: String(options.fleetPort + at),
      GASOLINERA_DATABASE_URL: options.databaseUrl,
      REDIS_URL: options.redisUrl,
      OTLP_URL: options.otlpUrl,
    },
    readyUrl: `http://${HOST}:${options.fleetPort + at}/actuator/health`,
  }));
  const broker = brokerPort(options.fleetPort);
  return [
    ...services,
    {
      name: "rabbitmq-simulated",
      args: [...RUNTIME, ...SMALL, "demo/fleet/broker.ts"],
      env: { ...common, PORT: String(broker) },
      readyUrl: `http://${HOST}:${broker}/metrics`,
    },
    { name: "traffic", args: [...RUNTIME, ...SMALL, "demo/fleet/traffic.ts"], env: common, readyUrl: null },
  ];
}

/** What Prometheus scrapes of the fleet: every instance, and the broker's two endpoints. */
export function fleetTargets(fleetPort: number): FleetTarget[] {
  const services = instances().map(({ job, instance }, at): FleetTarget => ({
    job,
    instance,
    address: `${HOST}:${fleetPort + at}`,
    path: "/actuator/prometheus",
  }));
  const broker = { instance: "rabbitmq-1", address: `${HOST}:${brokerPort(fleetPort)}` };
  return [
    ...services,
    { job: "rabbitmq", ...broker, path: "/metrics" },
    { job: "rabbitmq-detailed", ...broker, path: "/metrics/detailed", params: { family: DETAILED_FAMILIES } },
  ];
}

/** The stand-in for Jaeger: OTLP in, traces by id out. */
export function tracestoreProcess(options: { readonly port: number }): FleetProcess {
  return {
    name: "tracestore",
    args: [...RUNTIME, "--max-old-space-size=256", "demo/tracestore/main.ts"],
    env: { PORT: String(options.port) },
    readyUrl: `http://${HOST}:${options.port}/`,
  };
}
