import { describe, expect, it } from "vitest";

import { exportRequest } from "./otlp";
import { formatTraceparent, parseTraceparent, Span, type SpanData } from "./span";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const spanId = "b7ad6b7169203331";

describe("traceparent", () => {
  it("is read and written", () => {
    const header = `00-${traceId}-${spanId}-01`;
    const context = parseTraceparent(header);
    expect(context).toEqual({ traceId, spanId, sampled: true });
    expect(context && formatTraceparent(context)).toBe(header);
    expect(parseTraceparent(`00-${traceId}-${spanId}-00`)?.sampled).toBe(false);
  });

  it.each([
    undefined,
    "",
    "00-x",
    `00-${"0".repeat(32)}-${spanId}-01`,
    `00-${traceId}-${"0".repeat(16)}-01`,
    `ff-${traceId}-${spanId}-01`,
  ])("is ignored when it is %j", (header) => {
    expect(parseTraceparent(header)).toBeNull();
  });
});

describe("a span", () => {
  it("continues the trace and is exported as OTLP/JSON", () => {
    const done: SpanData[] = [];
    const server = new Span((span) => done.push(span), "POST /coupons", "server", { traceId, spanId, sampled: true });
    const client = server.child("INSERT gasolinera", "client", { "db.system.name": "postgresql", rows: 1, ok: true });
    client.fail("DataAccessException", "no");
    client.end();
    server.end();
    const body: unknown = JSON.parse(exportRequest({ "service.name": "coupon-service" }, done));
    expect(body).toMatchObject({
      resourceSpans: [
        {
          resource: { attributes: [{ key: "service.name", value: { stringValue: "coupon-service" } }] },
          scopeSpans: [
            {
              spans: [
                {
                  traceId,
                  parentSpanId: server.context.spanId,
                  kind: 3,
                  status: { code: 2, message: "no" },
                  events: [{ name: "exception" }],
                },
                { traceId, spanId: server.context.spanId, parentSpanId: spanId, kind: 2 },
              ],
            },
          ],
        },
      ],
    });
    expect(JSON.stringify(body)).toContain('{"key":"rows","value":{"intValue":"1"}}');
  });

  it("is not exported when the caller did not sample its trace", () => {
    const done: SpanData[] = [];
    new Span((span) => done.push(span), "x", "server", { traceId, spanId, sampled: false }).child("y", "client").end();
    expect(done).toEqual([]);
  });
});
