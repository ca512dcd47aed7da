import { z } from "zod";

/** A time in a URL: milliseconds since 1970 or RFC 3339 with a zone. Parsed to milliseconds. */
export const TimeParam = z
  .string()
  .max(40)
  .transform((text, ctx) => {
    const ms = /^-?\d{1,16}$/.test(text) ? Number(text) : rfc3339(text);
    if (Number.isFinite(ms) && Math.abs(ms) <= 8.64e15) return ms;
    ctx.addIssue({ code: "custom", message: "must be milliseconds since 1970 or a time such as 2026-03-01T12:00:00Z" });
    return z.NEVER;
  });

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$/;

function rfc3339(text: string): number {
  return RFC_3339.test(text) ? Date.parse(text.replace(" ", "T")) : NaN;
}

/** A parameter that may be repeated: always a list. */
export const Repeated = (one: z.ZodString, max: number) =>
  z
    .union([one, z.array(one)])
    .optional()
    .transform((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]))
    .refine((list) => list.length <= max, `at most ${max} values`);

export const POINTS = [240, 480, 960] as const;
export const DEFAULT_POINTS = 480;

/** Longest label value that may be filtered by, in characters. */
const LABEL_VALUE = z.string().min(1).max(12_000);

/** Parameters of `GET /api/v1/dashboards/{id}/data`, as `queryObject` gives them. */
export const DashboardDataQuery = z.object({
  from: TimeParam,
  /** Absent: now. */
  to: TimeParam.optional(),
  service: Repeated(z.string().min(1).max(200), 50),
  instance: Repeated(LABEL_VALUE, 100),
  environment: Repeated(LABEL_VALUE, 20),
  source: z.string().min(1).max(100).optional(),
  points: z.enum(["240", "480", "960"], "must be 240, 480 or 960").transform(Number).default(DEFAULT_POINTS),
  since: TimeParam.optional(),
});
export type DashboardDataQuery = z.infer<typeof DashboardDataQuery>;
