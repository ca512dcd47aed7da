import { rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

import type { StackContext } from "./context";
import { writePrivate } from "./secrets";
import { alertmanagerUrl } from "./servers/alertmanager";
import { consoleUrl } from "./servers/console";
import { tracestoreUrl } from "./servers/node-programs";
import { databaseUrl } from "./servers/postgres";
import { prometheusUrl } from "./servers/prometheus";
import { DemoTokens } from "./servers/seed";

/** How to reach a running demo: written once everything answers, gone when it stops. */
export const Access = z.object({
  baseUrl: z.string(),
  accounts: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
  tokens: DemoTokens,
  webhookUrl: z.string().nullable(),
  webhookToken: z.string().nullable(),
  prometheusUrl: z.string(),
  alertmanagerUrl: z.string(),
  jaegerUrl: z.string(),
  databaseUrl: z.string(),
});
export type Access = z.infer<typeof Access>;

const accessPath = (dataDir: string): string => join(dataDir, "access.json");

export function writeAccess(ctx: StackContext, tokens: DemoTokens): Access {
  const access: Access = {
    baseUrl: consoleUrl(ctx),
    accounts: ctx.secrets.accounts.map(({ role, email, password }) => ({ role, email, password })),
    tokens,
    webhookUrl: null,
    webhookToken: null,
    prometheusUrl: prometheusUrl(ctx),
    alertmanagerUrl: alertmanagerUrl(ctx),
    jaegerUrl: tracestoreUrl(ctx),
    databaseUrl: databaseUrl(ctx, "atalaya"),
  };
  writePrivate(accessPath(ctx.dataDir), `${JSON.stringify(access, null, 2)}\n`);
  return access;
}

export const removeAccess = (dataDir: string): void => rmSync(accessPath(dataDir), { force: true });
