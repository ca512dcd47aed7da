import { existsSync } from "node:fs";

import { type Access, removeAccess, writeAccess } from "./access";
import { type StackContext, step } from "./context";
import { startAlertmanager } from "./servers/alertmanager";
import { buildConsole } from "./servers/console-build";
import { startConsole } from "./servers/console";
import { startExporters } from "./servers/exporters";
import { fillHistory } from "./servers/history";
import { startFleet, startTracestore } from "./servers/node-programs";
import { startPostgres } from "./servers/postgres";
import { startPrometheus, tsdbDir } from "./servers/prometheus";
import { startRedis } from "./servers/redis";
import { migrateDatabase, seedDatabase } from "./servers/seed";
import { whenScraped } from "./servers/targets";

export type StartOptions = {
  /** How far back history reaches when the data folder has none, in hours. */
  readonly historyHours: number;
};

/**
 * Brings the whole demo up and writes `access.json` once everything answers. What does not wait for each other runs side by
 * side: the build, the history and the databases take most of a cold start.
 */
export async function startEverything(ctx: StackContext, options: StartOptions): Promise<Access> {
  removeAccess(ctx.dataDir);
  const first = !existsSync(tsdbDir(ctx.dataDir));
  const tracestore = startTracestore(ctx);
  const redis = startRedis(ctx);
  const postgres = startPostgres(ctx);
  const tokens = postgres.then(() => migrateDatabase(ctx)).then(() => seedDatabase(ctx));
  const exporters = Promise.all([postgres, redis]).then(() => startExporters(ctx));
  const fleet = Promise.all([postgres, redis, tracestore]).then(() => startFleet(ctx));
  const alertmanager = startAlertmanager(ctx);
  const prometheus = fillHistory(ctx, options.historyHours).then(() => startPrometheus(ctx, null));
  const build = buildConsole(ctx);
  const [path] = await Promise.all([build, tokens, prometheus, alertmanager, fleet, exporters]);
  await startConsole(ctx, path);
  // Prometheus takes up to ten seconds to its first round of scrapes. Only the first start has to wait for it: later there
  // is a past that ends a moment ago.
  const scraped = whenScraped(ctx);
  if (first) await step(ctx, "Prometheus has read every target", () => scraped);
  return writeAccess(ctx, await tokens);
}
