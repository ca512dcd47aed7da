import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";

import { stackAccess } from "../setup/access";

/** The one path whose `content-encoding` comes from a static rule: every answer on it must keep what the rule promises. */
const auth = (): string => `Bearer ${stackAccess().tokens.viewer}`;
const url = (path: string): string => new URL(path, stackAccess().baseUrl).href;
const data = (query = ""): string => url(`/api/v1/dashboards/performance/data?from=${Date.now() - 3_600_000}${query}`);

const ANONYMOUS = "anonymous";
type Answer = { status: number; headers: string; body: Buffer };

function curl(target: string, ...flags: string[]): Answer {
  const credentials = flags.includes(ANONYMOUS) ? [] : ["-H", `Authorization: ${auth()}`];
  const out = execFileSync("curl", ["-s", "-i", ...credentials, ...flags.filter((flag) => flag !== ANONYMOUS), target]);
  const end = out.indexOf("\r\n\r\n");
  const headers = out.subarray(0, end).toString().toLowerCase();
  return { status: Number(headers.split(" ")[1]), headers, body: out.subarray(end + 4) };
}

const isGzip = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;

test("plain curl gets JSON without an encoding", () => {
  const answer = curl(data());
  expect(answer.status).toBe(200);
  expect(answer.headers).not.toContain("content-encoding");
  expect(answer.headers).toContain("cache-control: private, no-cache");
  expect(JSON.parse(answer.body.toString())).toMatchObject({ id: "performance" });
});

test("curl --compressed gets JSON under exactly one layer of gzip", () => {
  const compressed = curl(data(), "--compressed");
  expect(compressed.headers.match(/content-encoding: gzip/g)).toHaveLength(1);
  expect(JSON.parse(compressed.body.toString())).toMatchObject({ id: "performance" });
  const raw = curl(data(), "-H", "Accept-Encoding: gzip, deflate, br");
  expect(isGzip(raw.body)).toBe(true);
  const brotliOnly = curl(data(), "-H", "Accept-Encoding: br");
  expect(JSON.parse(brotliOnly.body.toString())).toMatchObject({ id: "performance" });
});

test("fetch gets JSON, and 304 for what it already holds", async ({ playwright }) => {
  // Both requests ask for the same points, so that only a new slot can make them differ: try until none comes between.
  await expect(async () => {
    const target = data();
    const first = await fetch(target, { headers: { authorization: auth() } });
    const etag = first.headers.get("etag") ?? "";
    expect(await first.json()).toMatchObject({ id: "performance" });
    for (const flags of [[], ["--compressed"]]) {
      const again = curl(target, "-H", `If-None-Match: ${etag}`, ...flags);
      expect([again.status, again.body.length]).toEqual([304, 0]);
    }
  }).toPass({ timeout: 30_000 });
  const api = await playwright.request.newContext({ extraHTTPHeaders: { authorization: auth() } });
  const head = await api.head(data());
  expect(head.status()).toBe(200);
  await api.dispose();
});

const ERRORS: readonly [name: string, path: () => string, status: number, flags: string[]][] = [
  ["an unknown dashboard", () => url("/api/v1/dashboards/nope/data?from=0"), 404, []],
  ["a missing parameter", () => url("/api/v1/dashboards/performance/data"), 422, []],
  ["a reversed range", () => data("&to=1000"), 422, []],
  ["a range in the future", () => url("/api/v1/dashboards/performance/data?from=2999-01-01T00:00:00Z"), 422, []],
  ["a wrong number of points", () => data("&points=7"), 422, []],
  ["an unknown service", () => data("&service=nope"), 422, []],
  ["an unknown source", () => data("&source=http://evil"), 422, []],
  ["no credentials", () => data(), 401, [ANONYMOUS]],
  ["another method", () => data(), 405, ["-X", "POST"]],
];

for (const [name, path, status, flags] of ERRORS) {
  test(`${name} is a problem document in every encoding`, () => {
    for (const encoding of [[], ["--compressed"]]) {
      const answer = curl(path(), ...flags, ...encoding);
      expect(answer.status).toBe(status);
      expect(answer.headers).toContain("application/problem+json");
      expect(JSON.parse(answer.body.toString())).toMatchObject({ status, requestId: expect.stringMatching(/./) });
    }
  });
}
