import "server-only";
import { type IncomingMessage, request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { agentOf } from "./agents";
import { sourceHeaders } from "./credentials";
import { UpstreamFailure } from "./failure";
import type { Source } from "./source";

export type Question = {
  /** Below the source's base URL, with a leading slash. */
  readonly path: string;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly query?: URLSearchParams;
  readonly body?: { readonly type: string; readonly text: string };
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
};

export type Answer = { readonly status: number; readonly contentType: string; readonly body: Buffer };

/**
 * One HTTP exchange with a source: keep-alive, no compression (it costs more than it saves near by), bounded in time and
 * bytes. Redirects are not followed. Throws UpstreamFailure; any HTTP status is an answer.
 */
export async function exchange(source: Source, question: Question): Promise<Answer> {
  const deadline = AbortSignal.timeout(question.timeoutMs ?? source.timeoutMs);
  const signal = question.signal ? AbortSignal.any([question.signal, deadline]) : deadline;
  try {
    const headers = await sourceHeaders(source);
    try {
      return await send(source, question, headers, signal);
    } catch (error) {
      // A kept-alive connection may have been closed by the other side just now: once more, on a fresh one.
      if (!(error instanceof StaleConnection)) throw error;
      return await send(source, question, headers, signal, false);
    }
  } catch (error) {
    throw toFailure(source, error, question.signal, deadline);
  }
}

class StaleConnection extends Error {}

function send(
  source: Source,
  question: Question,
  headers: Record<string, string>,
  signal: AbortSignal,
  reuse = true,
): Promise<Answer> {
  const search = question.query?.toString() ?? "";
  const url = new URL(source.url + question.path + (search === "" ? "" : `?${search}`));
  const options: RequestOptions = {
    method: question.method ?? "GET",
    agent: agentOf(source),
    signal,
    headers: { Accept: "application/json", "Accept-Encoding": "identity", ...headers, ...bodyHeaders(question) },
  };
  if (!reuse)
    options.headers = { ...headers, ...bodyHeaders(question), Connection: "close", "Accept-Encoding": "identity" };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, options);
    request.once("response", (response) => {
      collect(source, response).then(resolve, (error: unknown) => {
        request.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
    request.once("error", (error: NodeJS.ErrnoException) => {
      const stale = reuse && request.reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE");
      reject(stale ? new StaleConnection() : error);
    });
    request.end(question.body?.text);
  });
}

const bodyHeaders = ({ body }: Question): Record<string, string> =>
  body ? { "Content-Type": body.type, "Content-Length": String(Buffer.byteLength(body.text)) } : {};

async function collect(source: Source, response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > source.maxResponseBytes) {
      throw new UpstreamFailure("too_big", source.name, `more than ${Math.round(source.maxResponseBytes / 1e6)} MB`);
    }
    chunks.push(chunk);
  }
  if (!response.complete) throw new UpstreamFailure("cut_off", source.name);
  return {
    status: response.statusCode ?? 0,
    contentType: response.headers["content-type"] ?? "",
    body: Buffer.concat(chunks, size),
  };
}

function toFailure(source: Source, error: unknown, signal: AbortSignal | undefined, deadline: AbortSignal): Error {
  if (error instanceof UpstreamFailure) return error;
  if (signal?.aborted) return new UpstreamFailure("aborted", source.name, "", error);
  if (deadline.aborted) return new UpstreamFailure("timeout", source.name, "", error);
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? "") : "";
  // "aborted" is what node says when the connection ends before the announced length.
  if (code === "ECONNRESET" && error instanceof Error && error.message === "aborted")
    return new UpstreamFailure("cut_off", source.name, "", error);
  if (code.startsWith("HPE_")) return new UpstreamFailure("not_json", source.name, "not HTTP", error);
  return new UpstreamFailure("unreachable", source.name, code, error);
}
