import type { z } from "zod";
import type { ErrorCode } from "@/lib/contracts/problem";
import { AppError } from "@/lib/server/http/app-error";

/** Parses what came in; throws an AppError with one message per wrong field. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown, what: string, code: ErrorCode = "invalid"): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const first = errors[0];
  const where = first?.path ? `${what}: ${first.path}` : what;
  throw new AppError(code, `${where}: ${first?.message ?? "not valid"}`, { errors });
}

/** URL parameters as an object: a name given once is a string, given more often an array of strings. */
export function queryObject(search: URLSearchParams): Record<string, string | string[]> {
  const names = new Set(search.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const all = search.getAll(name);
      return [name, all.length === 1 ? (all[0] ?? "") : all];
    }),
  );
}
