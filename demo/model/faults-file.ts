import { type ActiveFault, type FaultKind, FAULTS } from "./faults";
import { SERVICES, type ServiceKey } from "./topology";

export const FAULTS_FILE = "faults.json";

export const isFaultKind = (value: unknown): value is FaultKind =>
  typeof value === "string" && Object.hasOwn(FAULTS, value);

export const isServiceKey = (value: unknown): value is ServiceKey => SERVICES.some((service) => service.key === value);

function toFault(value: unknown): ActiveFault | null {
  if (typeof value !== "object" || value === null) return null;
  const { kind, service, startedAt, endsAt } = value as Record<keyof ActiveFault, unknown>;
  if (!isFaultKind(kind) || !isServiceKey(service)) return null;
  if (typeof startedAt !== "number" || typeof endsAt !== "number") return null;
  return { kind, service, startedAt, endsAt };
}

/** The faults of the file that are active at `now`. A broken file means no fault: the demo must not die of it. */
export function parseFaults(text: string, now: number): ActiveFault[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  return value
    .map(toFault)
    .filter((fault): fault is ActiveFault => fault !== null && fault.startedAt <= now && now < fault.endsAt);
}

/** `faults` with `added` in it; the same kind on the same service is replaced. */
export const withFault = (faults: readonly ActiveFault[], added: ActiveFault): ActiveFault[] => [
  ...faults.filter((fault) => fault.kind !== added.kind || fault.service !== added.service),
  added,
];
