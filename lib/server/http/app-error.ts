import type { ErrorCode } from "@/lib/contracts/problem";

/** An error whose message may be shown to the caller. Anything else that is thrown becomes `internal`, its text hidden. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly { path: string; message: string }[] | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; errors?: readonly { path: string; message: string }[] } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.errors = options.errors;
  }
}
