import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { tracestoreServer } from "./server";
import { SpanStore } from "./store";

const server = tracestoreServer(new SpanStore(3));
let base = "";
const TRACE = "0000000000000000b7ad6b7169203331";

const exportOf = (traceId: string, spanId: string): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: {
          attributes: [
            { key: "service.name", value: { stringValue: "coupon-service" } },
            { key: "host.name", value: { stringValue: "n1" } },
          ],
        },
        scopeSpans: [
          {
            scope: { name: "s" },
            spans: [
              {
                traceId,
                spanId,
                parentSpanId: "00000000000000aa",
                name: "POST /coupons",
                kind: 2,
                startTimeUnixNano: "1700000000000123456",
                endTimeUnixNano: "1700000000004623456",
                attributes: [
                  { key: "http.response.status_code", value: { intValue: "500" } },
                  { key: "big", value: { intValue: "9223372036854775222" } },
                ],
                events: [{ name: "exception", timeUnixNano: "1700000000000200000", attributes: [] }],
                status: { code: 2, message: "boom" },
              },
            ],
          },
        ],
      },
    ],
  });

const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { "content-type": "application/json" },
): Promise<Response> => fetch(`${base}/v1/traces`, { method: "POST", headers, body });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("the trace store", () => {
  it("takes OTLP and gives the trace back in Jaeger's shape, by full or short id", async () => {
    expect((await post(exportOf(TRACE, "00000000000000e1"))).status).toBe(200);
    for (const id of [TRACE, "b7ad6b7169203331", "B7AD6B7169203331"]) {
      const reply = await fetch(`${base}/api/traces/${id}`);
      expect(reply.status).toBe(200);
      expect(await reply.json()).toMatchObject({
        data: [
          {
            traceID: "b7ad6b7169203331",
            processes: {
              p1: { serviceName: "coupon-service", tags: [{ key: "host.name", type: "string", value: "n1" }] },
            },
            spans: [
              {
                spanID: "00000000000000e1",
                operationName: "POST /coupons",
                references: [{ refType: "CHILD_OF", traceID: "b7ad6b7169203331", spanID: "00000000000000aa" }],
                startTime: 1_700_000_000_000_123,
                duration: 4_500,
                processID: "p1",
                tags: expect.arrayContaining([
                  { key: "http.response.status_code", type: "int64", value: 500 },
                  { key: "big", type: "int64", value: "9223372036854775222" },
                  { key: "span.kind", type: "string", value: "server" },
                  { key: "otel.status_code", type: "string", value: "ERROR" },
                  { key: "error", type: "bool", value: true },
                ]) as unknown,
                logs: [
                  { timestamp: 1_700_000_000_000_200, fields: [{ key: "event", type: "string", value: "exception" }] },
                ],
              },
            ],
          },
        ],
      });
    }
    expect(await (await fetch(`${base}/api/services`)).json()).toMatchObject({ data: ["coupon-service"], total: 1 });
    expect(await (await fetch(base)).text()).toContain("stand-in for Jaeger");
  });

  it("takes gzip", async () => {
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    expect((await post(new Uint8Array(gzipSync(exportOf(TRACE, "00000000000000e9"))), headers)).status).toBe(200);
  });

  it("forgets the oldest spans", () => {
    const store = new SpanStore(2);
    const span = (traceId: string) => ({
      traceId,
      spanId: "1",
      parentSpanId: null,
      name: "",
      startUs: 0,
      durationUs: 0,
      tags: [],
      logs: [],
      resource: { serviceName: "s", tags: [] },
    });
    for (const id of ["a", "b", "c"]) store.add(span(id));
    expect([store.size, store.trace("a").length, store.trace("c").length]).toEqual([2, 0, 1]);
  });

  it.each([
    ["not JSON", "{", 400],
    ["another JSON", "[]", 400],
    ["a bad id", exportOf("xyz", "00000000000000e1"), 400],
  ])("answers %s with 400", async (_, body, status) => {
    const reply = await post(body);
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ data: null, errors: [{ code: status }] });
  });

  it("answers protobuf with 415, too much with 413, unknown things with 404 and a bad id with 400", async () => {
    expect((await post("x", { "content-type": "application/x-protobuf" })).status).toBe(415);
    const large = await post(new Uint8Array(gzipSync(" ".repeat(5 * 1024 * 1024))), {
      "content-type": "application/json",
      "content-encoding": "gzip",
    });
    expect(large.status).toBe(413);
    expect((await fetch(`${base}/api/traces/ffff`)).status).toBe(404);
    expect((await fetch(`${base}/api/traces/nope`)).status).toBe(400);
    expect((await fetch(`${base}/api/nothing`)).status).toBe(404);
    expect((await fetch(base, { method: "DELETE" })).status).toBe(405);
  });
});
