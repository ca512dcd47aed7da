import { z } from "zod";
import { Role } from "@/lib/contracts/roles";
import { parseDuration } from "@/lib/domain/series/duration";

const httpUrl = (what: string, example = "http://localhost:9090") =>
  z.string(`${what}, for example ${example}`).refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url !== null && (url.protocol === "http:" || url.protocol === "https:");
  }, `${what}; it must start with http:// or https://`);

/** A source that may be left out on purpose: `none` says so, an absent variable does not. */
const sourceUrl = (what: string) =>
  z
    .string()
    .refine((text) => text === "none" || httpUrl(what).safeParse(text).success, {
      error: `${what}, starting with http:// or https://, or "none"`,
    })
    .transform((text) => (text === "none" ? undefined : text))
    .optional();

const whole = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, `a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `a whole number from ${min} to ${max}`)
    .default(fallback);

const flag = z
  .enum(["0", "1"], '"1" for yes, "0" for no')
  .default("0")
  .transform((text) => text === "1");

const text = z.string().optional();

/** What can be said about how to reach one source, beside its URL. */
const sourceOptions = <P extends string>(prefix: P) =>
  ({
    [`${prefix}_USERNAME`]: text,
    [`${prefix}_PASSWORD`]: text,
    [`${prefix}_TOKEN_FILE`]: text,
    [`${prefix}_TENANT`]: text,
    [`${prefix}_TIMEOUT_MS`]: whole(100, 120_000, 10_000),
  }) as SourceOptions<P>; // safe: a computed key loses its literal type, the mapped type says the same

type SourceOptions<P extends string> = Record<
  `${P}_${"USERNAME" | "PASSWORD" | "TOKEN_FILE" | "TENANT"}`,
  typeof text
> &
  Record<`${P}_TIMEOUT_MS`, ReturnType<typeof whole>>;

/** `claim value=role` pairs, comma separated: `sre=admin,dev=operator`. */
const roleMap = z
  .string()
  .transform((pairs, ctx) => {
    const entries: [string, z.infer<typeof Role>][] = [];
    for (const pair of pairs.split(",")) {
      const at = pair.lastIndexOf("=");
      const role = Role.safeParse(pair.slice(at + 1).trim());
      if (at < 1 || !role.success) {
        ctx.addIssue({ code: "custom", message: 'comma-separated pairs such as "sre=admin,developers=operator"' });
        return z.NEVER;
      }
      entries.push([pair.slice(0, at).trim(), role.data]);
    }
    return Object.fromEntries(entries);
  })
  .optional();

const FIELDS = {
  DATABASE_URL: z
    .string("the PostgreSQL database of the console, for example postgresql://atalaya:PASSWORD@localhost:5432/atalaya")
    .refine(
      (url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url),
      "it must look like postgresql://USER:PASSWORD@HOST:5432/DATABASE",
    ),
  ATALAYA_DATABASE_POOL: whole(1, 100, 10),
  AUTH_SECRET: z
    .string("a random text that seals the session cookies; make one with: openssl rand -base64 32")
    .min(32, "it needs at least 32 characters; make one with: openssl rand -base64 32"),
  ATALAYA_BASE_URL: httpUrl("the URL people open the console with", "https://atalaya.example.com"),
  PROMETHEUS_URL: sourceUrl("the URL of the Prometheus API"),
  ALERTMANAGER_URL: sourceUrl("the URL of Alertmanager"),
  JAEGER_URL: sourceUrl("the URL of the Jaeger query service"),
  ...sourceOptions("PROMETHEUS"),
  ...sourceOptions("ALERTMANAGER"),
  ...sourceOptions("JAEGER"),
  PROMETHEUS_SCRAPE_INTERVAL: z
    .string()
    .refine((given) => (parseDuration(given) ?? 0) > 0, "a duration such as 15s or 1m")
    .default("15s"),
  ATALAYA_SOURCES_FILE: text,
  ATALAYA_ROLE: z.enum(["all", "web", "worker"], "one of all, web, worker").default("all"),
  ATALAYA_DEMO: flag,
  ATALAYA_METRICS_PUBLIC: flag,
  ATALAYA_SERVICE_LABEL: z
    .string()
    .regex(/^[A-Za-z_]\w*$/, "a Prometheus label name, such as job")
    .default("job"),
  ATALAYA_RULES_DIR: text,
  ATALAYA_TRUST_PROXY: whole(0, 10, 0),
  ATALAYA_SESSION_IDLE_HOURS: whole(1, 720, 12),
  ATALAYA_SESSION_MAX_DAYS: whole(1, 90, 7),
  ATALAYA_READS_PER_MINUTE: whole(10, 1_000_000, 3_000),
  ATALAYA_WRITES_PER_MINUTE: whole(1, 1_000_000, 300),
  ATALAYA_SIGN_INS_PER_MINUTE: whole(1, 100_000, 60),
  OIDC_ISSUER: httpUrl("the issuer URL of the OpenID Connect provider").optional(),
  OIDC_NAME: z.string().max(60).default("Single sign-on"),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_ROLE_CLAIM: text,
  OIDC_ROLE_MAP: roleMap,
  OIDC_DEFAULT_ROLE: z.enum(["viewer", "operator", "admin"], "one of viewer, operator, admin").optional(),
};

/** Variables of the console; `.env.example` is tested to list exactly these. */
export const ENV_NAMES: readonly string[] = Object.keys(FIELDS);

const SOURCES = [
  ["PROMETHEUS_URL", "the URL of the Prometheus API, for example http://localhost:9090"],
  ["ALERTMANAGER_URL", "the URL of Alertmanager, for example http://localhost:9093"],
  ["JAEGER_URL", "the URL of the Jaeger query service, for example http://localhost:16686"],
] as const;

export const EnvSchema = z.object(FIELDS);

/** What no single variable can tell: sources that are nowhere given, a half-configured OIDC provider. By variable. */
export function crossCheck(given: Readonly<Record<string, string>>): [name: string, message: string][] {
  const wrong: [string, string][] = [];
  const has = (name: string) => given[name] !== undefined;
  for (const [name, what] of SOURCES) {
    if (!has(name) && !has("ATALAYA_SOURCES_FILE"))
      wrong.push([name, `${what}; "none" when there is none, or name a file in ATALAYA_SOURCES_FILE`]);
  }
  if (!has("OIDC_ISSUER")) return wrong;
  for (const name of ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"])
    if (!has(name)) wrong.push([name, "needed because OIDC_ISSUER is set"]);
  if (!has("OIDC_ROLE_CLAIM") && !has("OIDC_DEFAULT_ROLE"))
    wrong.push(["OIDC_DEFAULT_ROLE", "the role of everyone, or set OIDC_ROLE_CLAIM and OIDC_ROLE_MAP"]);
  if (has("OIDC_ROLE_CLAIM") && !has("OIDC_ROLE_MAP"))
    wrong.push(["OIDC_ROLE_MAP", "needed because OIDC_ROLE_CLAIM is set, for example sre=admin,developers=operator"]);
  return wrong;
}
