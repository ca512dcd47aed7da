import { z } from "zod";

/** What JavaScript's expressions can say and Prometheus' (RE2) cannot; one such matcher would break every dashboard. */
const BACKTRACKING = /\(\?(?:[=!]|<[=!])|\\(?:[1-9]|k<)/;

const RegExpText = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => {
    try {
      return Boolean(new RegExp(text));
    } catch {
      return false;
    }
  }, "not a regular expression")
  .refine((text) => !BACKTRACKING.test(text), "no look-around and no back-references: Prometheus does not know them");

/** What people may say about a watched service. */
export const ServiceInput = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "lower-case letters, digits and hyphens, at most 40"),
  name: z.string().trim().min(1, "give a name").max(100),
  /** Anchored regular expression on the service label, for example `coupon-service`. */
  jobMatcher: RegExpText,
  team: z.string().trim().min(1, "give a team").max(60),
  /** 1 = most critical … 4. */
  tier: z.number().int().min(1).max(4),
  /** The name it has in traces (`service.name`). */
  traceService: z.string().trim().min(1).max(200),
  /** URL under which its runbooks are. */
  runbookBase: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
});

export const Service = ServiceInput.extend({ id: z.string(), version: z.number().int(), updatedAt: z.iso.datetime() });
/** `GET /api/v1/services` */
export const ServiceList = z.object({ items: z.array(Service) });

/** `PUT /api/v1/services/{id}`: `version` is the one that was read; 409 when someone was faster. */
export const UpdateService = ServiceInput.extend({ version: z.number().int() });

export type ServiceInput = z.infer<typeof ServiceInput>;
export type Service = z.infer<typeof Service>;
export type ServiceList = z.infer<typeof ServiceList>;
export type UpdateService = z.infer<typeof UpdateService>;
