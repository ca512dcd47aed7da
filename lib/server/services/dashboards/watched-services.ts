import "server-only";
import { query } from "@/lib/server/db/client";
import { DatabaseUnavailable } from "@/lib/server/db/errors";
import { listServices, type ServiceRow } from "@/lib/server/db/repositories/services";
import { processWide } from "@/lib/server/process";

const FRESH_MS = 5_000;
/** A database that hangs must not hold the dashboards up. */
const PATIENCE_MS = 2_000;

export type WatchedService = Pick<ServiceRow, "key" | "name" | "jobMatcher">;

type Copy = {
  services: readonly WatchedService[];
  untilMs: number;
  loading: Promise<readonly WatchedService[]> | null;
};

/**
 * The services registry as dashboards need it: a copy at most 5 s old, or the last one known while the database is down
 * (none at all then means: every job).
 */
export async function watchedServices(): Promise<readonly WatchedService[]> {
  const copy = sharedCopy();
  if (Date.now() < copy.untilMs) return copy.services;
  if (copy.loading === null) {
    const loading = load(copy).finally(() => {
      if (copy.loading === loading) copy.loading = null;
    });
    copy.loading = loading;
  }
  return copy.loading;
}

/** After a change of the registry: the next reader in this process asks the database. */
export function forgetWatchedServices(): void {
  const copy = sharedCopy();
  copy.untilMs = 0;
  copy.loading = null;
}

const sharedCopy = (): Copy =>
  processWide<Copy>("watched-services", () => ({ services: [], untilMs: 0, loading: null }));

async function load(copy: Copy): Promise<readonly WatchedService[]> {
  try {
    copy.services = await soon(query(listServices));
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error;
  }
  copy.untilMs = Date.now() + FRESH_MS;
  return copy.services;
}

/** The result, or DatabaseUnavailable when it takes longer than a reader of a dashboard should wait. */
function soon<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseUnavailable(new Error("no answer in time"))), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
