import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

import { type Endpoint, HTTP_BUCKETS } from "../model/topology";
import { HttpFailure, sleep } from "./failure";
import { CONTENT_TYPES, formatFor, render } from "./metrics/exposition";
import { outcomeOf } from "./outcome";
import { type Answer, type Match, matchRoute, type Route } from "./router";
import type { Runtime } from "./runtime";
import { parseTraceparent, Span, type SpanData } from "./tracing/span";

const BODY_LIMIT = 16 * 1024;
const UNMATCHED_URI = "/**";

export type ServerOptions = {
  readonly runtime: Runtime;
  readonly routes: readonly Route[];
  readonly sink: (span: SpanData) => void;
  /** Milliseconds an answer of this endpoint should take, faults included. */
  budgetMs(endpoint: Endpoint | null): number;
  /** Share of business requests that fail with 500. */
  errorShare(): number;
};

/** Figures of the open server that other meters read. */
export type Load = { busy: number; finished: number };

type Outcome = { readonly status: number; readonly uri: string; readonly exception: string; readonly method: string };

/** The HTTP server of an instance: business endpoints, health and metrics, each request traced and timed as Spring does. */
export class InstanceServer {
  readonly load: Load = { busy: 0, finished: 0 };
  private readonly server: Server;
  private readonly options: ServerOptions;

  constructor(options: ServerOptions) {
    this.options = options;
    this.server = createServer((request, response) => void this.serve(request, response));
    this.server.keepAliveTimeout = 20_000;
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(port, "127.0.0.1", () => resolve());
    });
  }

  /** Stops listening at once and cuts what is still open. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = parseUrl(request.url);
    if (url.pathname.startsWith("/actuator")) {
      this.actuator(request, response, url);
      return;
    }
    const startedAt = performance.now();
    const match = matchRoute(this.options.routes, request.method, url.pathname);
    const method = request.method ?? "GET";
    const uri = match?.route.uri ?? UNMATCHED_URI;
    const span = this.startSpan(request, method, uri, url);
    this.load.busy += 1;
    const { answer, exception } = await this.answer(request, url, match, span);
    this.load.busy -= 1;
    this.load.finished += 1;
    reply(response, answer.status, "application/json", JSON.stringify(answer.body), span);
    this.finish({ status: answer.status, uri, exception, method }, answer.body, span, startedAt);
  }

  private startSpan(request: IncomingMessage, method: string, uri: string, url: URL): Span {
    const parent = parseTraceparent(request.headers["traceparent"]?.toString());
    return new Span(this.options.sink, `${method} ${uri}`, "server", parent, {
      "http.request.method": method,
      "http.route": uri,
      "url.path": url.pathname,
      "url.scheme": "http",
      "server.address": request.socket.localAddress ?? "",
      "server.port": request.socket.localPort ?? 0,
    });
  }

  private finish(outcome: Outcome, body: unknown, span: Span, startedAt: number): void {
    const { status, exception } = outcome;
    span.set("http.response.status_code", status);
    if (status >= 500) span.fail(exception, detailOf(body) ?? exception);
    span.end();
    this.options.runtime.log(status >= 500 ? "error" : status >= 400 ? "warn" : "info");
    this.record(outcome, startedAt, span);
  }

  private async answer(
    request: IncomingMessage,
    url: URL,
    match: Match | null,
    span: Span,
  ): Promise<{ answer: Answer; exception: string }> {
    const startedAt = performance.now();
    const { runtime } = this.options;
    const endpoint = runtime.model.endpoints.find(
      (one) => one.method === match?.route.method && one.uri === match.route.uri,
    );
    const budgetMs = this.options.budgetMs(endpoint ?? null);
    try {
      const body = await readBody(request);
      if (!match) throw new HttpFailure(404, "none", `No static resource ${url.pathname}`);
      if (Math.random() < this.options.errorShare()) {
        await sleep(budgetMs * 0.5);
        throw new HttpFailure(500, "IllegalStateException", "Fault of the demo: unexpected state");
      }
      const exchange = {
        params: match.params,
        query: url.searchParams,
        body,
        headers: request.headers,
        span,
        budgetMs,
      };
      const answer = await match.route.handle(exchange);
      await sleep(budgetMs - (performance.now() - startedAt));
      return { answer, exception: answer.status >= 500 ? "HttpServerErrorException" : "none" };
    } catch (error) {
      const failure =
        error instanceof HttpFailure ? error : new HttpFailure(500, "NullPointerException", String(error));
      await sleep(budgetMs - (performance.now() - startedAt));
      const { status, exception, message } = failure;
      return { answer: { status, body: { type: "about:blank", status, detail: message } }, exception };
    }
  }

  private actuator(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const startedAt = performance.now();
    const { runtime } = this.options;
    const method = request.method ?? "GET";
    let status = 200;
    let uri = url.pathname;
    if (url.pathname === "/actuator/prometheus") {
      const format = formatFor(request.headers.accept);
      reply(response, status, CONTENT_TYPES[format], render(runtime.registry.families(), format));
    } else if (url.pathname === "/actuator/health") {
      reply(response, status, "application/json", '{"status":"UP"}');
    } else {
      status = 404;
      uri = UNMATCHED_URI;
      reply(response, status, "application/json", '{"status":404}');
    }
    this.record({ status, uri, exception: "none", method }, startedAt, null);
  }

  private record({ status, uri, exception, method }: Outcome, startedAt: number, span: Span | null): void {
    const tags = { error: exception, exception, method, outcome: outcomeOf(status), status: String(status), uri };
    const timer = this.options.runtime.registry.timer("http_server_requests_seconds", tags, { buckets: HTTP_BUCKETS });
    const trace = span?.context.sampled ? span.context : undefined;
    timer.record((performance.now() - startedAt) / 1000, Date.now(), trace);
  }
}

/** A request line can hold anything; what is no path matches no route. */
function parseUrl(target = "/"): URL {
  return URL.canParse(target, "http://localhost") ? new URL(target, "http://localhost") : new URL("http://localhost/-");
}

function detailOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("detail" in body)) return null;
  return typeof body.detail === "string" ? body.detail : null;
}

function reply(response: ServerResponse, status: number, type: string, body: string, span?: Span): void {
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    ...(span && { "trace-id": span.context.traceId }),
  });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new HttpFailure(413, "none", "body too large");
    chunks.push(chunk);
  }
  if (size === 0) return {};
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString());
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // answered below
  }
  throw new HttpFailure(400, "none", "the body is not a JSON object");
}
