import { parseArgs } from "node:util";

import { type FaultKind, FAULTS } from "./model/faults";
import { isFaultKind, isServiceKey } from "./model/faults-file";
import { SERVICES, type ServiceKey } from "./model/topology";

export type FaultCommand =
  | { readonly do: "list" }
  | { readonly do: "help" }
  | { readonly do: "off"; readonly kind: FaultKind | null; readonly service: ServiceKey | null }
  | { readonly do: "on"; readonly kind: FaultKind; readonly service: ServiceKey; readonly forMs: number };

/** What the person typed cannot be understood; the message says what would be. */
export class FaultUsageError extends Error {}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
const LONGEST_MS = 24 * 3_600_000;
const DEFAULT_FOR = "10m";

export const HELP = `Makes something go wrong in the running demo.

  npm run demo:fault -- KIND [--service NAME] [--for 10m]
  npm run demo:fault -- list
  npm run demo:fault -- off [KIND]

Kinds:
${Object.entries(FAULTS)
  .map(([kind, fault]) => `  ${kind.padEnd(20)}${fault.says} (${fault.service})`)
  .join("\n")}

Services: ${SERVICES.map((service) => service.key).join(", ")}
`;

/** `90s`, `10m` or `1h` in milliseconds. */
export function parseDuration(text: string): number {
  const [, amount = "", unit = ""] = /^(\d+(?:\.\d+)?)(s|m|h)$/.exec(text.trim()) ?? [];
  const ms = Number(amount) * (UNITS[unit] ?? Number.NaN);
  if (!(ms > 0)) throw new FaultUsageError(`--for ${text}: write a number and a unit, such as 90s, 10m or 1h`);
  if (ms > LONGEST_MS) throw new FaultUsageError(`--for ${text}: a fault lasts 24h at most`);
  return ms;
}

function parseKind(text: string): FaultKind {
  if (isFaultKind(text)) return text;
  throw new FaultUsageError(`unknown fault "${text}"; one of ${Object.keys(FAULTS).join(", ")}`);
}

function parseService(text: string): ServiceKey {
  const found = SERVICES.find((service) => service.key === text || service.job === text);
  if (found && isServiceKey(found.key)) return found.key;
  throw new FaultUsageError(`unknown service "${text}"; one of ${SERVICES.map((service) => service.key).join(", ")}`);
}

/** Faults whose mechanism only exists in some services. */
const NEEDS: Partial<Record<FaultKind, { readonly services: readonly ServiceKey[]; readonly why: string }>> = {
  pool: { services: ["auth", "coupon", "station", "raffle"], why: "the gateway has no connection pool" },
  "slow-sql": { services: ["auth", "coupon", "station", "raffle"], why: "the gateway sends no SQL" },
  "cache-cold": { services: ["auth", "coupon", "station", "raffle"], why: "the gateway has no cache" },
  "coupon-drop": { services: ["gateway"], why: "coupons stop arriving at the gateway" },
  "redemption-failures": { services: ["coupon"], why: "only the coupon service redeems" },
  "queue-backlog": { services: ["raffle", "coupon", "station"], why: "the other services read no queue" },
};

function checkSupported(kind: FaultKind, service: ServiceKey): void {
  const need = NEEDS[kind];
  if (!need || need.services.includes(service)) return;
  throw new FaultUsageError(`${kind} is not possible on ${service}: ${need.why}; use ${need.services.join(", ")}`);
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { service: { type: "string" }, for: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    throw new FaultUsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Reads the arguments of `npm run demo:fault --`. */
export function parseFaultArgs(argv: readonly string[]): FaultCommand {
  const { values, positionals } = read(argv);
  const [first, second] = positionals;
  if (values.help || first === undefined || first === "help") return { do: "help" };
  const most = first === "off" ? 2 : 1;
  if (positionals.length > most) throw new FaultUsageError(`one fault at a time, please: "${positionals.join(" ")}"`);
  if (first === "list") return { do: "list" };
  const service = values.service === undefined ? null : parseService(values.service);
  if (first === "off") return { do: "off", kind: second === undefined ? null : parseKind(second), service };
  const kind = parseKind(first);
  const target = service ?? FAULTS[kind].service;
  checkSupported(kind, target);
  return { do: "on", kind, service: target, forMs: parseDuration(values.for ?? DEFAULT_FOR) };
}
