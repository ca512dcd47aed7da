import type { ErrorCode } from "@/lib/contracts/problem";

type Details = {
  cause?: unknown;
  errors?: readonly { path: string; message: string }[];
  /** Seconds after which the same request may succeed; becomes the `retry-after` header. */
  retryAfterSeconds?: number;
};

/** An error whose message may be shown to the caller. Anything else that is thrown becomes `internal`, its text hidden. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly { path: string; message: string }[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.errors = details.errors;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
