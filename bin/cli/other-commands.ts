import { createToken } from "@/lib/server/services/tokens/create";
import { databaseEnv } from "@/lib/server/env";
import { AppError } from "@/lib/server/http/app-error";
import { migrate } from "@/prisma/migrate";
import type { Options } from "./arguments";
import { newTokenOf } from "./parse-options";
import { commandLineCtx } from "./system-ctx";
import type { Terminal } from "./terminal";

export async function tokenCreate(options: Options, terminal: Terminal): Promise<void> {
  const { token, secret } = await createToken(commandLineCtx(), newTokenOf(options));
  if (options.json) return terminal.answer(JSON.stringify({ token, secret }));
  terminal.say(`Created the token ${token.name}, role ${token.role}, until ${token.expiresAt}. Shown this once:`);
  terminal.answer(secret);
}

export async function migrateDatabase(options: Options, terminal: Terminal): Promise<void> {
  const applied = await migrate(databaseEnv().DATABASE_URL).catch((cause: unknown) => {
    const reason = cause instanceof AggregateError ? cause.errors.map(String).join("; ") : String(cause);
    throw new AppError("database_unavailable", `The database could not be migrated: ${reason}`, { cause });
  });
  if (options.json) return terminal.answer(JSON.stringify({ applied }));
  terminal.say(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
}
