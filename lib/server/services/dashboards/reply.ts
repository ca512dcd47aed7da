import "server-only";
import { type Encoded, plainBody } from "./encode";

const HEADERS = {
  "cache-control": "private, no-cache",
  vary: "Accept-Encoding, Authorization, Cookie, Accept-Language",
};

/**
 * The static header rule of next.config.js names `content-encoding: gzip` for exactly these requests, so they must get gzip
 * bytes, whatever the answer is. (A handler cannot name it: Next drops the header.)
 */
export const isGzipRuled = (request: Request): boolean => /gzip/.test(request.headers.get("accept-encoding") ?? "");

/** 200 with the body in the encoding the header rule announces, or 304 when the caller already holds it. */
export async function encodedReply(request: Request, encoded: Encoded): Promise<Response> {
  const headers = { ...HEADERS, etag: encoded.etag };
  if (holds(request.headers.get("if-none-match"), encoded.etag)) return new Response(null, { status: 304, headers });
  const body = isGzipRuled(request) ? encoded.gzip : await plainBody(encoded);
  return new Response(streamOf(body), {
    headers: { ...headers, "content-type": "application/json; charset=utf-8" },
  });
}

/** The bytes themselves as a body: a Response made from a buffer would copy it, for every reader. */
const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });

function holds(ifNoneMatch: string | null, etag: string): boolean {
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");
  return ifNoneMatch?.split(",").some((tag) => tag.trim() === "*" || opaque(tag) === opaque(etag)) ?? false;
}

type Handler<C> = (request: Request, context: C) => Promise<Response>;

/** Wraps a handler of a path under the header rule: errors, which know nothing of it, are compressed here. */
export const underGzipRule =
  <C>(handler: Handler<C>): Handler<C> =>
  async (request, context) => {
    const response = await handler(request, context);
    if (response.ok || response.body === null || !isGzipRuled(request)) return response;
    const zipped = response.body.pipeThrough(new CompressionStream("gzip"));
    const headers = new Headers(response.headers);
    headers.set("vary", HEADERS.vary);
    return new Response(zipped, { status: response.status, headers });
  };
