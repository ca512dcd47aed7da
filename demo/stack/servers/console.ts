import { join } from "node:path";

import { type StackContext, step, whenReady } from "../context";
import { HOST } from "../paths";
import { answers } from "../until";
import { alertmanagerUrl } from "./alertmanager";
import { tracestoreUrl } from "./node-programs";
import { databaseUrl } from "./postgres";
import { prometheusUrl, rulesDir } from "./prometheus";

/** What people type into the browser. */
export const consoleUrl = ({ ports }: Pick<StackContext, "ports">): string => `http://${HOST}:${ports.console}`;

/** The environment a production start needs, as the demo fills it. */
export const consoleEnv = (ctx: StackContext): Record<string, string> => ({
  NODE_ENV: "production",
  PORT: String(ctx.ports.console),
  HOSTNAME: HOST,
  DATABASE_URL: databaseUrl(ctx, "atalaya"),
  AUTH_SECRET: ctx.secrets.authSecret,
  ATALAYA_BASE_URL: consoleUrl(ctx),
  ATALAYA_DEMO: "1",
  ATALAYA_RULES_DIR: rulesDir(ctx.dataDir),
  PROMETHEUS_URL: prometheusUrl(ctx),
  ALERTMANAGER_URL: alertmanagerUrl(ctx),
  JAEGER_URL: tracestoreUrl(ctx),
  // The demo scrapes every 5 s, so charts may be that fine; and its Prometheus scrapes the console without a token.
  PROMETHEUS_SCRAPE_INTERVAL: "5s",
  ATALAYA_METRICS_PUBLIC: "1",
});

/** Serves a build and waits until it says that it and everything it reads from works. */
export async function startConsole(ctx: StackContext, build: string): Promise<void> {
  await step(ctx, `the console answers on ${consoleUrl(ctx)}`, async () => {
    const env = consoleEnv(ctx);
    ctx.supervisor.start({ name: "console", file: process.execPath, args: [join(build, "server.js")], env });
    await whenReady(
      ctx,
      "console",
      () => answers(`http://${HOST}:${ctx.ports.console}/api/health/ready`, 5_000),
      60_000,
    );
  });
}
