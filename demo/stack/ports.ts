import { createServer } from "node:net";

import { SERVICES } from "../model/topology";
import { HOST } from "./paths";

/** Every port of the demo, the variable that moves it, and its usual number. */
const PORTS = {
  console: { variable: "ATALAYA_PORT", usual: 3000 },
  postgres: { variable: "ATALAYA_POSTGRES_PORT", usual: 5439 },
  prometheus: { variable: "ATALAYA_PROMETHEUS_PORT", usual: 9095 },
  alertmanager: { variable: "ATALAYA_ALERTMANAGER_PORT", usual: 9096 },
  redis: { variable: "ATALAYA_REDIS_PORT", usual: 6391 },
  tracestore: { variable: "ATALAYA_TRACESTORE_PORT", usual: 16686 },
  nodeExporter: { variable: "ATALAYA_NODE_EXPORTER_PORT", usual: 9105 },
  postgresExporter: { variable: "ATALAYA_POSTGRES_EXPORTER_PORT", usual: 9187 },
  redisExporter: { variable: "ATALAYA_REDIS_EXPORTER_PORT", usual: 9121 },
  fleet: { variable: "ATALAYA_FLEET_PORT", usual: 9401 },
} as const;

export type PortName = keyof typeof PORTS;
export type Ports = Readonly<Record<PortName, number>>;

const NAMES = Object.keys(PORTS) as PortName[]; // safe: the literal's own keys

/** The fleet takes this many ports in a row: every instance and the broker. */
const FLEET_SPAN = SERVICES.flatMap((service) => service.instances).length + 1;
const span = (name: PortName): number => (name === "fleet" ? FLEET_SPAN : 1);

export class PortsInUse extends Error {}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ host: HOST, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

async function firstTaken(from: number, count: number): Promise<number | null> {
  for (let port = from; port < from + count; port += 1) if (!(await isFree(port))) return port;
  return null;
}

async function nextFree(from: number, count: number, reserved: ReadonlySet<number>): Promise<number> {
  for (let start = from; start < 65_000;) {
    const clash = Array.from({ length: count }, (_, at) => start + at).find((port) => reserved.has(port));
    const taken = clash ?? (await firstTaken(start, count));
    if (taken === null) return start;
    start = taken + 1;
  }
  throw new Error("no free port left on this machine");
}

/** Ports as the environment wants them; throws a readable message for one that is not a port number. */
export function portsFrom(env: Readonly<Record<string, string | undefined>>): Ports {
  const read = (name: PortName): number => {
    const { variable, usual } = PORTS[name];
    const text = env[variable];
    if (text === undefined || text === "") return usual;
    const port = Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535 - span(name)) {
      throw new PortsInUse(`${variable}=${text} is not a port number`);
    }
    return port;
  };
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Ports; // safe: one entry per name
}

/** Throws when a port is taken, naming each with its variable, and the command line that uses free ones instead. */
export async function assertFree(
  ports: Ports,
  names: readonly PortName[] = NAMES,
  command = "npm run demo",
): Promise<void> {
  const wanted = new Set(names.flatMap((name) => Array.from({ length: span(name) }, (_, at) => ports[name] + at)));
  const lines: string[] = [];
  const offers: string[] = [];
  for (const name of names) {
    const taken = await firstTaken(ports[name], span(name));
    if (taken === null) continue;
    const { variable } = PORTS[name];
    const free = await nextFree(taken + 1, span(name), wanted);
    wanted.add(free);
    lines.push(`port ${taken} (${name}, ${variable}) is in use; ${free} is free`);
    offers.push(`${variable}=${free}`);
  }
  if (lines.length > 0) throw new PortsInUse(`${lines.join("\n")}\nTry: ${offers.join(" ")} ${command}`);
}

/** A set of free ports somewhere above `from`, for tests that run beside others. */
export async function freePorts(from = 21_000 + Math.floor(Math.random() * 8_000)): Promise<Ports> {
  let at = from;
  const found: [PortName, number][] = [];
  for (const name of NAMES) {
    const port = await nextFree(at, span(name), new Set());
    found.push([name, port]);
    at = port + span(name);
  }
  return Object.fromEntries(found) as Ports; // safe: one entry per name
}
