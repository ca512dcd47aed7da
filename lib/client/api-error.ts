import type { ErrorCode, Problem } from "@/lib/contracts/problem";

/** `unreachable`: no answer at all. `unreadable`: an answer, but not one of ours (a proxy's error page, half a body). */
export type ApiErrorCode = ErrorCode | "unreachable" | "unreadable";

/** Why a call to the console's API failed. `message` is a sentence of the server's in the reader's language, or empty. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** HTTP status, or null when nothing came back. */
  readonly status: number | null;
  /** The server's log has the cause under this id. */
  readonly requestId: string | null;
  /** Field errors of an invalid input. */
  readonly fields: NonNullable<Problem["errors"]>;

  constructor(
    code: ApiErrorCode,
    detail: {
      message?: string;
      status?: number;
      requestId?: string;
      fields?: NonNullable<Problem["errors"]>;
      cause?: unknown;
    } = {},
  ) {
    super(detail.message ?? "", { cause: detail.cause });
    this.name = "ApiError";
    this.code = code;
    this.status = detail.status ?? null;
    this.requestId = detail.requestId ?? null;
    this.fields = detail.fields ?? [];
  }

  /** Would the same call perhaps succeed a little later? */
  get mayPass(): boolean {
    return this.status === null || this.status >= 500 || this.code === "rate_limited";
  }
}
