import { type FleetProcess, fleetProcesses, tracestoreProcess } from "../../fleet/processes";
import { type StackContext, step, whenReady } from "../context";
import { HOST } from "../paths";
import { answers } from "../until";
import { databaseUrl } from "./postgres";
import { redisUrl } from "./redis";

export const tracestoreUrl = ({ ports }: Pick<StackContext, "ports">): string => `http://${HOST}:${ports.tracestore}`;

async function startAll(ctx: StackContext, programs: readonly FleetProcess[]): Promise<void> {
  for (const { name, args, env } of programs) ctx.supervisor.start({ name, file: process.execPath, args, env });
  const waits = programs.map(async ({ name, readyUrl }) => {
    if (readyUrl) await whenReady(ctx, name, () => answers(readyUrl));
  });
  await Promise.all(waits);
}

/** Starts the stand-in for Jaeger. */
export const startTracestore = (ctx: StackContext): Promise<void> =>
  step(ctx, `trace store answers on ${HOST}:${ctx.ports.tracestore}`, () =>
    startAll(ctx, [tracestoreProcess({ port: ctx.ports.tracestore })]),
  );

/** Starts the watched services, the simulated broker and their traffic. */
export async function startFleet(ctx: StackContext): Promise<void> {
  const programs = fleetProcesses({
    fleetPort: ctx.ports.fleet,
    dataDir: ctx.dataDir,
    databaseUrl: databaseUrl(ctx, "gasolinera"),
    redisUrl: redisUrl(ctx),
    otlpUrl: tracestoreUrl(ctx),
  });
  await step(ctx, `the watched services answer on ${HOST}:${ctx.ports.fleet} and the ports after it`, () =>
    startAll(ctx, programs),
  );
}
