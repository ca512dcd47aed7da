import { Agent, request } from "node:http";

import { HTTP_BUCKETS, type ServiceKey, serviceModel } from "../model/topology";
import { HttpFailure } from "./failure";
import { outcomeOf } from "./outcome";
import type { Registry } from "./metrics/registry";
import { formatTraceparent, type Span } from "./tracing/span";

const TIMEOUT_MS = 35_000;

export type Call = {
  readonly method: "GET" | "POST";
  readonly uri: string;
  readonly path: string;
  readonly body?: unknown;
};
export type Reply = { readonly status: number; readonly body: unknown };

/** Calls between services as a RestTemplate behind a client-side load balancer does them: round robin, next instance when refused. */
export class PeerClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64, keepAliveMsecs: 15_000 });
  private readonly peers: Readonly<Record<string, string>>;
  private readonly registry: Registry;
  private turn = Math.floor(Math.random() * 2);

  constructor(registry: Registry, peers: Readonly<Record<string, string>>) {
    this.registry = registry;
    this.peers = peers;
  }

  /** The peer's answer, whatever its status; throws HttpFailure 503 when no instance of it can be reached. */
  async call(parent: Span, service: ServiceKey, call: Call): Promise<Reply> {
    const { instances, job } = serviceModel(service);
    this.turn += 1;
    for (let tries = 0; tries < instances.length; tries += 1) {
      const base = this.peers[instances[(this.turn + tries) % instances.length] ?? ""];
      if (base === undefined) continue;
      const reply = await this.attempt(parent, job, base, call);
      if (reply) return reply;
    }
    throw new HttpFailure(503, "ResourceAccessException", `no instance of ${job} answers`);
  }

  close(): void {
    this.agent.destroy();
  }

  private async attempt(parent: Span, clientName: string, base: string, call: Call): Promise<Reply | null> {
    const url = new URL(call.path, base);
    const span = parent.child(`${call.method} ${call.uri}`, "client", {
      "http.request.method": call.method,
      // Without the query, which may hold a token.
      "url.full": `${url.origin}${url.pathname}`,
      "url.template": call.uri,
      "server.address": url.hostname,
      "server.port": Number(url.port),
      "peer.service": clientName,
    });
    const startedAt = performance.now();
    const reply = await send(this.agent, url, call, formatTraceparent(span.context)).catch((error: unknown) => {
      span.fail("ResourceAccessException", error instanceof Error ? error.message : String(error));
      return null;
    });
    if (reply) span.set("http.response.status_code", reply.status);
    if (reply && reply.status >= 400) span.fail(String(reply.status), `HTTP ${reply.status}`);
    span.end();
    this.record(clientName, call, reply, (performance.now() - startedAt) / 1000);
    return reply;
  }

  private record(clientName: string, call: Call, reply: Reply | null, seconds: number): void {
    const failed = reply !== null && reply.status >= 400;
    const thrown = failed ? (reply.status >= 500 ? "InternalServerError" : "ClientError") : "none";
    const exception = reply ? thrown : "ResourceAccessException";
    const tags = {
      client_name: clientName,
      error: exception,
      exception,
      method: call.method,
      outcome: reply ? outcomeOf(reply.status) : "UNKNOWN",
      status: reply ? String(reply.status) : "IO_ERROR",
      uri: call.uri,
    };
    this.registry.timer("http_client_requests_seconds", tags, { buckets: HTTP_BUCKETS }).record(seconds);
  }
}

function send(agent: Agent, url: URL, call: Call, traceparent: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const body = call.body === undefined ? "" : JSON.stringify(call.body);
    const headers = { traceparent, "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(url, { method: call.method, agent, headers, timeout: TIMEOUT_MS }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.on("error", reject);
      reply.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        try {
          resolve({ status: reply.statusCode ?? 500, body: text ? JSON.parse(text) : null });
        } catch (error) {
          reject(error);
        }
      });
    });
    sent.on("timeout", () => sent.destroy(new Error("timed out")));
    sent.on("error", reject);
    sent.end(body);
  });
}
