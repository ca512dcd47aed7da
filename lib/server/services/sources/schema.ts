import { z } from "zod";
import { parseDuration } from "@/lib/domain/series/duration";
import { SOURCE_KINDS } from "@/lib/server/upstream/source";

/** `15s`, `1m30s`: to milliseconds. */
const Duration = z.string().transform((text, ctx) => {
  const ms = parseDuration(text);
  if (ms !== null && ms > 0) return ms;
  ctx.addIssue({ code: "custom", message: "must be a duration such as 15s or 1m" });
  return z.NEVER;
});

const Url = z.string().transform((text, ctx) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol)) {
    ctx.addIssue({ code: "custom", message: "must be a URL that starts with http:// or https://" });
  } else if (url.username !== "" || url.password !== "") {
    ctx.addIssue({ code: "custom", message: "must not hold a user or password: use basicAuth or tokenFile" });
  } else if (url.search !== "" || url.hash !== "") {
    ctx.addIssue({ code: "custom", message: "must not have a query or a fragment" });
  } else return url.href.replace(/\/+$/, "");
  return z.NEVER;
});

const File = z.string().min(1).max(4_096);

/** One source as the configuration file gives it. Unknown keys are refused: a typing error must not be ignored. */
export const SourceConfig = z.strictObject({
  name: z.string().min(1).max(100),
  kind: z.enum(SOURCE_KINDS),
  url: Url,
  headers: z.record(z.string(), z.string()).default({}),
  basicAuth: z
    .strictObject({ username: z.string(), password: z.string().optional(), passwordFile: File.optional() })
    .optional(),
  tokenFile: File.optional(),
  tenant: z.string().min(1).optional(),
  tls: z
    .strictObject({
      caFile: File.optional(),
      certFile: File.optional(),
      keyFile: File.optional(),
      serverName: z.string().optional(),
      insecureSkipVerify: z.boolean().optional(),
    })
    .optional(),
  timeout: Duration.default(10_000),
  scrapeInterval: Duration.default(15_000),
  maxResponseMegabytes: z.number().positive().max(1_024).default(64),
});
export type SourceConfig = z.infer<typeof SourceConfig>;

export const SourcesFile = z.strictObject({ sources: z.array(SourceConfig).min(1) }).superRefine(({ sources }, ctx) => {
  const seen = new Set<string>();
  for (const [index, { kind, name }] of sources.entries()) {
    const key = `${kind} ${name}`;
    if (seen.has(key))
      ctx.addIssue({ code: "custom", path: ["sources", index, "name"], message: `${key} is there twice` });
    seen.add(key);
  }
});
