import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { ApiError } from "./api-error";
import { getJson, sendJson } from "./get-json";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A real server on a free port of this machine; its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((done) => server.close(() => done()));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // safe: it listens on TCP
}

const answer = (status: number, body: string, type = "application/json") =>
  serve((_, response) => response.writeHead(status, { "content-type": type }).end(body));
const Shape = z.object({ ok: z.boolean() });
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "no error",
    (error: unknown) => error,
  );
const PROBLEM = {
  type: "about:blank",
  title: "Conflict",
  status: 409,
  code: "conflict",
  detail: "Somebody was faster.",
  requestId: "r-1",
};

describe("getJson", () => {
  it("gives what fits the schema", async () => {
    expect(await getJson(await answer(200, `{"ok":true}`), Shape)).toEqual({ ok: true });
  });

  it("turns a problem document into a typed error", async () => {
    const error = await failure(getJson(await answer(409, JSON.stringify(PROBLEM), "application/problem+json"), Shape));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: "conflict",
      status: 409,
      requestId: "r-1",
      message: "Somebody was faster.",
      mayPass: false,
    });
  });

  it.each([
    { status: 200, body: "<html>", code: "unreadable", why: "a proxy's page" },
    { status: 200, body: `{"ok":`, code: "unreadable", why: "half a body" },
    { status: 200, body: `{"ok":"yes"}`, code: "unreadable", why: "another shape" },
    { status: 502, body: "<html>Bad gateway</html>", code: "upstream_unavailable", why: "a gateway's error page" },
    {
      status: 418,
      body: JSON.stringify({ ...PROBLEM, code: "teapot" }),
      code: "unreadable",
      why: "a code we do not know",
    },
  ])("says $code for $why", async ({ status, body, code }) => {
    expect(await failure(getJson(await answer(status, body), Shape))).toMatchObject({ code, status });
  });

  it("tells that nobody answered", async () => {
    const url = await answer(200, "{}");
    await closers.pop()?.();
    expect(await failure(getJson(url, Shape))).toMatchObject({ code: "unreachable", status: null, mayPass: true });
  });

  it("throws the abort itself when it was aborted", async () => {
    const url = await serve(() => undefined);
    const reader = new AbortController();
    const call = failure(getJson(url, Shape, reader.signal));
    reader.abort(new Error("left the page"));
    expect(await call).toMatchObject({ message: "left the page" });
  });
});

describe("sendJson", () => {
  it("sends the body as JSON and takes an empty answer", async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      seen.push(`${request.method} ${request.headers["content-type"]}`);
      request.on("data", (chunk: Buffer) => seen.push(chunk.toString())).on("end", () => response.writeHead(204).end());
    });
    await sendJson(url, { method: "PUT", body: { a: 1 } }, z.undefined());
    expect(seen).toEqual(["PUT application/json", `{"a":1}`]);
  });
});
