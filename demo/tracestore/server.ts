import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createGunzip } from "node:zlib";

import { ZodError } from "zod";

import { envelope, jaegerTrace, parseTraceId } from "./jaeger";
import { parseExport } from "./otlp";
import type { SpanStore } from "./store";

/** After decompression; an export of a few hundred spans is a tenth of it. */
const BODY_LIMIT = 4 * 1024 * 1024;
const ABOUT =
  "Atalaya demo trace store: a stand-in for Jaeger that keeps the newest spans in memory. Not for production.\n";

class BadRequest extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

function send(response: ServerResponse, status: number, body: unknown, type = "application/json"): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) });
  response.end(text);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (encoding !== "gzip" && encoding !== "identity")
    throw new BadRequest(415, `content-encoding ${encoding} is not understood`);
  const stream = encoding === "gzip" ? request.pipe(createGunzip()) : request;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new BadRequest(413, `a request holds at most ${BODY_LIMIT} bytes`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString());
}

async function ingest(store: SpanStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("application/json"))
    throw new BadRequest(415, "send OTLP as application/json; protobuf is not understood here");
  for (const span of parseExport(await readJson(request))) store.add(span);
  send(response, 200, { partialSuccess: {} });
}

function readTrace(store: SpanStore, text: string, response: ServerResponse): void {
  const id = parseTraceId(text);
  if (!id) throw new BadRequest(400, "a trace id is 1 to 32 hexadecimal digits");
  const spans = store.trace(id);
  if (spans.length === 0) throw new BadRequest(404, "trace not found");
  send(response, 200, envelope([jaegerTrace(id, spans)], 0));
}

async function route(store: SpanStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const trace = /^\/api\/traces\/([^/]+)$/.exec(path)?.[1];
  if (request.method === "POST" && path === "/v1/traces") await ingest(store, request, response);
  else if (request.method !== "GET") throw new BadRequest(405, "method not allowed");
  else if (path === "/") send(response, 200, ABOUT, "text/plain; charset=utf-8");
  else if (path === "/api/services") {
    const services = store.services();
    send(response, 200, envelope(services, services.length));
  } else if (trace !== undefined) readTrace(store, trace, response);
  else throw new BadRequest(404, "no such route");
}

function fail(error: unknown, response: ServerResponse): void {
  const bad = error instanceof ZodError || error instanceof SyntaxError;
  const status = error instanceof BadRequest ? error.status : 400;
  const msg = bad
    ? "the body is not an OTLP/JSON export request"
    : error instanceof Error
      ? error.message
      : String(error);
  send(response, status, envelope(null, 0, [{ code: status, msg }]));
}

/** OTLP/HTTP JSON in, Jaeger v1 JSON out. */
export function tracestoreServer(store: SpanStore): Server {
  return createServer((request, response) => {
    route(store, request, response).catch((error: unknown) => {
      if (!response.headersSent) fail(error, response);
      // What is left of a refused body is not read.
      if (!request.complete) response.once("finish", () => request.destroy());
    });
  });
}
