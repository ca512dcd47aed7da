import { z } from "zod";

/** RFC 9457 problem document: the one shape of every error the API answers with (`application/problem+json`). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable machine word, see `ERROR_STATUS`. */
  code: z.string(),
  detail: z.string().optional(),
  /** Quote it when asking for help: the server's log has the cause under this id. */
  requestId: z.string(),
  /** Field errors of an invalid input, by path. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** The closed set of error codes and the HTTP status each is answered with. */
export const ERROR_STATUS = {
  invalid: 422,
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  upstream_unavailable: 502,
  database_unavailable: 503,
  upstream_timeout: 504,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;
