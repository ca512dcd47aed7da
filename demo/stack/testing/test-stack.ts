import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Access } from "../access";
import type { StackContext } from "../context";
import { freePorts } from "../ports";
import { openDataFolder, readSecrets } from "../secrets";
import { startAlertmanager, alertmanagerUrl } from "../servers/alertmanager";
import { startFleet, startTracestore, tracestoreUrl } from "../servers/node-programs";
import { databaseUrl, startPostgres } from "../servers/postgres";
import { prometheusUrl, startPrometheus } from "../servers/prometheus";
import { startRedis } from "../servers/redis";
import { startEverything } from "../start";
import { Supervisor } from "../supervisor";

type Part = "postgres" | "prometheus" | "alertmanager" | "redis" | "tracestore" | "fleet";

/** A running stack of a test, in a temporary folder on ports nobody else uses. */
type TestStack = {
  readonly dataDir: string;
  /** Superuser connection to the `postgres` database. */
  readonly databaseUrl: string;
  readonly prometheusUrl: string;
  readonly alertmanagerUrl: string;
  readonly tracestoreUrl: string;
  /** The first of the fleet's ports, the gateway's. */
  readonly fleetPort: number;
  /** Stops every program and deletes the folder. */
  readonly stop: () => Promise<void>;
};

async function testContext(say: (line: string) => void): Promise<StackContext> {
  const dataDir = await mkdtemp(join(tmpdir(), "atalaya-test-"));
  openDataFolder(dataDir);
  const supervisor = new Supervisor(dataDir, say);
  return { dataDir, ports: await freePorts(), secrets: readSecrets(dataDir), supervisor, say, durable: false };
}

async function stopAndDelete(ctx: StackContext): Promise<void> {
  await ctx.supervisor.stop();
  if (process.env["ATALAYA_KEEP_TEST_DATA"] === "1") return;
  await rm(ctx.dataDir, { recursive: true, force: true, maxRetries: 5 });
}

/** Runs `start`; when it fails, stops what it had started before passing the failure on. */
async function orStop<T>(ctx: StackContext, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    await stopAndDelete(ctx);
    throw error;
  }
}

const STARTERS: Record<Part, (ctx: StackContext) => Promise<void>> = {
  postgres: startPostgres,
  prometheus: (ctx) => startPrometheus(ctx, null),
  alertmanager: startAlertmanager,
  redis: startRedis,
  tracestore: startTracestore,
  fleet: startFleet,
};

/** Starts real servers for a test; the URLs of parts that were not asked for answer nothing. */
export async function startTestStack(parts: readonly Part[]): Promise<TestStack> {
  const ctx = await testContext(() => undefined);
  await orStop(ctx, () => Promise.all(parts.map((part) => STARTERS[part](ctx))));
  return {
    dataDir: ctx.dataDir,
    databaseUrl: databaseUrl(ctx, "postgres"),
    prometheusUrl: prometheusUrl(ctx),
    alertmanagerUrl: alertmanagerUrl(ctx),
    tracestoreUrl: tracestoreUrl(ctx),
    fleetPort: ctx.ports.fleet,
    stop: () => stopAndDelete(ctx),
  };
}

type WholeTestStack = { readonly dataDir: string; readonly access: Access; readonly stop: () => Promise<void> };

/**
 * Starts the whole demo with a short history, the console as a production build. Null when `stopAsked` came first: then
 * everything is stopped already.
 */
export async function startWholeTestStack(
  historyHours: number,
  say: (line: string) => void,
  stopAsked: Promise<void>,
): Promise<WholeTestStack | null> {
  const ctx = await testContext(say);
  const started = orStop(ctx, () => startEverything(ctx, { historyHours }));
  const access = await Promise.race([started, stopAsked]);
  if (access) return { dataDir: ctx.dataDir, access, stop: () => stopAndDelete(ctx) };
  started.catch(() => undefined); // being stopped makes it fail
  await stopAndDelete(ctx);
  return null;
}
