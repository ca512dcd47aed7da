import "server-only";
import { DatabaseUnavailable, isSchemaMissing } from "@/lib/server/db/errors";
import { EnvError } from "@/lib/server/env";
import { AppError } from "@/lib/server/http/app-error";

export const NO_TABLES = "The database has no tables of this version yet: run `atalaya migrate`.";

/** What went wrong, for the person at the terminal: never a stack trace, never a secret. */
export function explain(error: unknown): string {
  if (error instanceof EnvError) return error.problems.join("\n");
  if (error instanceof AppError) {
    const details = (error.errors ?? []).map(({ path, message }) => `  - ${path}: ${message}`);
    return [error.message, ...details].join("\n");
  }
  if (error instanceof DatabaseUnavailable) return "The database that DATABASE_URL names cannot be reached.";
  if (isSchemaMissing(error)) return NO_TABLES;
  return error instanceof Error ? error.message : String(error);
}
