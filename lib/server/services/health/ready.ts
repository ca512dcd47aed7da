import "server-only";
import { pingDatabase } from "@/lib/server/db/client";
import { processWide } from "@/lib/server/process";
import { sources } from "@/lib/server/services/sources/config";
import { exchange } from "@/lib/server/upstream/exchange";
import { UpstreamFailure } from "@/lib/server/upstream/failure";
import { probePrometheus } from "@/lib/server/upstream/prometheus/client";
import type { Source, SourceKind } from "@/lib/server/upstream/source";

/** `down`: something the console cannot work without does not answer. `degraded`: something else does not. */
export type Health = {
  readonly status: "ok" | "degraded" | "down";
  readonly checks: readonly Check[];
};
export type Check = {
  readonly kind: "postgres" | SourceKind;
  readonly name: string;
  readonly required: boolean;
  readonly ok: boolean;
  /** A sentence without addresses or secrets. */
  readonly reason?: string;
};

const TIMEOUT_MS = 2_000;
const KEEP_MS = 1_000;
const REQUIRED: ReadonlySet<Check["kind"]> = new Set(["postgres", "prometheus"]);

type Held = { untilMs: number; health: Promise<Health> | null };

/** Asks the database and every source, each for at most 2 s. Shared for a second: anyone may call it at any rate. */
export function readHealth(): Promise<Health> {
  const held = processWide<Held>("health", () => ({ untilMs: 0, health: null }));
  if (held.health === null || Date.now() > held.untilMs) {
    held.health = probeAll();
    held.untilMs = Date.now() + TIMEOUT_MS + KEEP_MS;
    void held.health.finally(() => (held.untilMs = Math.min(held.untilMs, Date.now() + KEEP_MS)));
  }
  return held.health;
}

async function probeAll(): Promise<Health> {
  const checks = await Promise.all([
    check("postgres", "PostgreSQL", () => within(TIMEOUT_MS, pingDatabase())),
    ...sources().map((source) => check(source.kind, source.name, () => PROBES[source.kind](source))),
  ]);
  return { status: overall(checks), checks };
}

/** A driver's own time-outs are longer than a probe may take. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** With several sources of a required kind, one that answers is enough to work. */
function overall(checks: readonly Check[]): Health["status"] {
  if (checks.every((one) => one.ok)) return "ok";
  const isOut = (kind: Check["kind"]): boolean => {
    const ofKind = checks.filter((one) => one.kind === kind);
    return ofKind.length > 0 && ofKind.every((one) => !one.ok);
  };
  return [...REQUIRED].some(isOut) ? "down" : "degraded";
}

async function check(kind: Check["kind"], name: string, probe: () => Promise<void>): Promise<Check> {
  const base = { kind, name, required: REQUIRED.has(kind) };
  try {
    await probe();
    return { ...base, ok: true };
  } catch (error) {
    return { ...base, ok: false, reason: reasonOf(error, name) };
  }
}

function reasonOf(error: unknown, name: string): string {
  if (!(error instanceof UpstreamFailure)) return `${name} is not reachable.`;
  return error.kind === "timeout" ? `${name} did not answer in time.` : error.text.en;
}

const PROBES: Record<SourceKind, (source: Source) => Promise<void>> = {
  prometheus: (source) => probePrometheus(source, { timeoutMs: TIMEOUT_MS }),
  alertmanager: (source) => probePath(source, "/api/v2/status"),
  jaeger: (source) => probePath(source, "/api/services"),
  ruler: (source) => probePath(source, "/api/v1/rules"),
};

async function probePath(source: Source, path: string): Promise<void> {
  const { status } = await exchange(source, { path, timeoutMs: TIMEOUT_MS });
  if (status === 401 || status === 403) throw new UpstreamFailure("unauthorized", source.name);
  if (status === 404) throw new UpstreamFailure("wrong_url", source.name);
  if (status >= 300) throw new UpstreamFailure("overloaded", source.name, `HTTP ${status}`);
}
