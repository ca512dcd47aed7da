import "server-only";
import type { z } from "zod";
import { crossCheck, EnvSchema } from "@/lib/server/env-schema";
import { processWide } from "@/lib/server/process";

export type Env = z.infer<typeof EnvSchema>;

/** The environment is not usable. `problems` has one sentence per missing or malformed variable. */
export class EnvError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((line) => `  - ${line}`).join("\n")}`);
    this.name = "EnvError";
    this.problems = problems;
  }
}

/** An empty variable counts as not set: `X=` in a file or a manifest means "no X". */
const withoutEmpty = (source: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(source).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()] as const] : [])),
  );

type Source = Readonly<Record<string, string | undefined>>;
type Wrong = readonly [name: string, message: string];

function refuse(given: Source, wrong: readonly Wrong[]): never {
  const problems = new Map<string, string>();
  for (const [name, message] of wrong) {
    if (!problems.has(name)) problems.set(name, `${name} ${name in given ? "is malformed" : "is missing"}: ${message}`);
  }
  throw new EnvError([...problems.values()]);
}

const issuesOf = (error: z.ZodError | undefined): Wrong[] =>
  (error?.issues ?? []).map((issue) => [String(issue.path[0]), issue.message] as const);

/** Parses the environment; throws one EnvError that lists everything that is wrong, so that one start shows it all. */
export function readEnv(source: Source = process.env): Env {
  const given = withoutEmpty(source);
  const parsed = EnvSchema.safeParse(given);
  const cross = crossCheck(given);
  if (parsed.success && cross.length === 0) return parsed.data;
  return refuse(given, [...issuesOf(parsed.error), ...cross]);
}

const DatabaseSchema = EnvSchema.pick({ DATABASE_URL: true, ATALAYA_DATABASE_POOL: true });

/** The part of the environment that the database needs: the command line and the seed run with this much. */
export const databaseEnv = (source: Source = process.env): z.infer<typeof DatabaseSchema> => {
  const given = withoutEmpty(source);
  const parsed = DatabaseSchema.safeParse(given);
  return parsed.success ? parsed.data : refuse(given, issuesOf(parsed.error));
};

/** The parsed environment of this process; read once. */
export const env = (): Env => processWide("env", () => readEnv());

/** The public origin, for example `https://atalaya.example.com`. */
export const baseOrigin = (settings: Pick<Env, "ATALAYA_BASE_URL">): string =>
  new URL(settings.ATALAYA_BASE_URL).origin;

/** Cookies get `Secure` and a `__Secure-`/`__Host-` name when people reach the console over https. */
export const isHttps = (settings: Pick<Env, "ATALAYA_BASE_URL">): boolean =>
  settings.ATALAYA_BASE_URL.startsWith("https:");
