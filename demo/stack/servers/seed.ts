import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

import { type StackContext, step } from "../context";
import { RUNTIME } from "../paths";
import { databaseUrl } from "./postgres";

/** One API token per role. */
export const DemoTokens = z.object({ viewer: z.string(), operator: z.string(), admin: z.string() });
export type DemoTokens = z.infer<typeof DemoTokens>;

const program = (ctx: StackContext, name: string, file: string, env: Record<string, string>): Promise<void> =>
  ctx.supervisor.task({ name, file: process.execPath, args: [...RUNTIME, file], env });

/** Brings the console's database to the newest schema. */
export const migrateDatabase = (ctx: StackContext): Promise<void> =>
  step(ctx, "database migrated", () =>
    program(ctx, "migrate", "prisma/migrate.ts", { DATABASE_URL: databaseUrl(ctx, "atalaya") }),
  );

/** Makes the demo's accounts, tokens and registry of services; gives the tokens. */
export async function seedDatabase(ctx: StackContext): Promise<DemoTokens> {
  const file = join(ctx.dataDir, "secrets.json");
  await step(ctx, "database seeded", () =>
    program(ctx, "seed", "prisma/seed/demo.ts", {
      DATABASE_URL: databaseUrl(ctx, "atalaya"),
      ATALAYA_DEMO: "1",
      ATALAYA_DEMO_SECRETS: file,
    }),
  );
  return z.object({ tokens: DemoTokens }).parse(JSON.parse(readFileSync(file, "utf8"))).tokens;
}
