/**
 * A minimal stand-in for Jaeger, for the demo only: Jaeger has no package that installs without a container.
 * `POST /v1/traces` (OTLP/HTTP JSON), `GET /api/traces/{id}`, `GET /api/services`, `GET /` on 127.0.0.1:PORT.
 * It keeps the newest TRACESTORE_SPANS spans (default 50,000) in memory and forgets them when it stops.
 */
import { SpanStore } from "./store";
import { tracestoreServer } from "./server";

const DEFAULT_SPANS = 50_000;

const port = Number(process.env["PORT"]);
if (!Number.isInteger(port) || port < 1) throw new Error("PORT is missing or not a port number");
const spans = Number(process.env["TRACESTORE_SPANS"] ?? DEFAULT_SPANS);
if (!Number.isInteger(spans) || spans < 1) throw new Error("TRACESTORE_SPANS is not a positive number");

const server = tracestoreServer(new SpanStore(spans));
server.listen(port, "127.0.0.1");

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
