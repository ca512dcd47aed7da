import { z } from "zod";
import { ERROR_STATUS, type ErrorCode, Problem } from "@/lib/contracts/problem";
import { ApiError } from "./api-error";

// zod would try to compile schemas with `new Function`, which the content security policy forbids and reports.
if (typeof window !== "undefined") z.config({ jitless: true });

/**
 * Reads one resource of the console's API and checks its shape. `url` is a path of this origin. Throws ApiError; an
 * abort throws the signal's own reason. Revalidates with the browser's cache, so that an unchanged answer is a 304.
 */
export async function getJson<S extends z.ZodType>(url: string, schema: S, signal?: AbortSignal): Promise<z.output<S>> {
  const response = await call(url, {
    headers: { accept: "application/json" },
    cache: "no-cache",
    ...(signal && { signal }),
  });
  return parseBody(response, schema, await readJson(response, signal));
}

export type Change = {
  readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends a change and checks the shape of the answer (`z.undefined()` for none). Throws ApiError. */
export async function sendJson<S extends z.ZodType>(
  url: string,
  { method, body, headers }: Change,
  schema: S,
): Promise<z.output<S>> {
  const hasBody = body !== undefined;
  const response = await call(url, {
    method,
    headers: { accept: "application/json", ...(hasBody && { "content-type": "application/json" }), ...headers },
    ...(hasBody && { body: JSON.stringify(body) }),
  });
  return parseBody(response, schema, response.status === 204 ? undefined : await readJson(response));
}

async function call(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...init });
  } catch (cause) {
    init.signal?.throwIfAborted();
    throw new ApiError("unreachable", { cause });
  }
  if (!response.ok) throw await toApiError(response);
  return response;
}

async function readJson(response: Response, signal?: AbortSignal): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ApiError("unreadable", { status: response.status, cause });
  }
}

function parseBody<S extends z.ZodType>(response: Response, schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ApiError("unreadable", { status: response.status, cause: parsed.error });
  return parsed.data;
}

async function toApiError(response: Response): Promise<ApiError> {
  const status = response.status;
  const parsed = Problem.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return new ApiError(status >= 500 ? "upstream_unavailable" : "unreadable", { status });
  const { code, title, detail, requestId, errors } = parsed.data;
  return new ApiError(isErrorCode(code) ? code : "unreadable", {
    message: detail ?? title,
    status,
    requestId,
    ...(errors && { fields: errors }),
  });
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_STATUS, code);
