import "server-only";
import { ERROR_STATUS, type ErrorCode, type Problem } from "@/lib/contracts/problem";
import { DatabaseUnavailable } from "@/lib/server/db/errors";
import { AppError } from "@/lib/server/http/app-error";
import { log } from "@/lib/server/http/log";

const TITLES: Record<ErrorCode, string> = {
  invalid: "The input is not valid",
  malformed: "The request cannot be read",
  unauthenticated: "Sign in first",
  forbidden: "Not allowed",
  not_found: "Not found",
  conflict: "Someone or something changed it first",
  precondition_failed: "It has changed since it was read",
  too_large: "The request is too large",
  unsupported_media_type: "The content type is not supported",
  rate_limited: "Too many requests",
  internal: "Something went wrong",
  upstream_unavailable: "A data source did not answer",
  database_unavailable: "The database is not reachable",
  upstream_timeout: "It took too long",
};

export const DATABASE_DOWN_TEXT =
  "The console's database is not reachable: dashboards keep working, but nothing can be changed until it is back.";

/** Errors of other layers, as the error a caller may see. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof DatabaseUnavailable)
    return new AppError("database_unavailable", DATABASE_DOWN_TEXT, { cause: error, retryAfterSeconds: 5 });
  return new AppError("internal", "Unexpected error. The server's log has the cause under this request id.", {
    cause: error,
  });
}

/** The RFC 9457 document for an error, without the response around it. */
export function problemOf(error: unknown, requestId: string): Problem {
  const known = toAppError(error);
  return {
    type: "about:blank",
    title: TITLES[known.code],
    status: ERROR_STATUS[known.code],
    code: known.code,
    detail: known.message,
    requestId,
    ...(known.errors === undefined ? {} : { errors: [...known.errors] }),
  };
}

/** The response for any thrown value: the message of an AppError, a fixed sentence for all else (its cause goes to the log). */
export function toProblem(error: unknown, requestId: string): Response {
  const known = toAppError(error);
  const body = problemOf(known, requestId);
  if (body.status >= 500) log.error("request failed", { requestId, code: known.code, error: known });
  const headers = new Headers({
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
    "x-request-id": requestId,
  });
  if (known.retryAfterSeconds !== undefined) headers.set("retry-after", String(Math.ceil(known.retryAfterSeconds)));
  if (body.status === 401) headers.set("www-authenticate", 'Bearer realm="atalaya"');
  return new Response(JSON.stringify(body), { status: body.status, headers });
}
