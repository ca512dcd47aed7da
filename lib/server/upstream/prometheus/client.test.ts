import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { freePort, sourceAt } from "@/lib/server/series/testing/real-prometheus";
import type { Source } from "@/lib/server/upstream/source";
import { type StandIn, startStandIn } from "@/lib/server/upstream/testing/hostile-source.stand-in";
import { labelValues, probePrometheus, queryInstant, queryRange } from "./client";

const GRID = { startMs: 60_000, endMs: 120_000, stepMs: 15_000 };
let running: StandIn | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
});

async function against(answer: RequestListener, changed: Partial<Source> = {}): Promise<Source> {
  running = await startStandIn(answer);
  return sourceAt(running.url, changed);
}

const json =
  (value: unknown, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(value));
  };
const matrix = (result: unknown): unknown => ({ status: "success", data: { resultType: "matrix", result } });
const failing = (kind: string) => ({ kind });

describe("a source that misbehaves", () => {
  it.each<[string, RequestListener, string]>([
    ["answers HTML", (_, r) => r.writeHead(200, { "content-type": "text/html" }).end("<html>hello</html>"), "not_json"],
    ["answers JSON of another API", json({ hello: "world" }), "not_json"],
    ["answers a matrix of nonsense", json(matrix([{ metric: { a: 1 }, values: 7 }])), "not_json"],
    ["answers pairs that are none", json(matrix([{ metric: {}, values: [["x", 1]] }])), "not_json"],
    ["redirects to a sign-in page", (_, r) => r.writeHead(302, { location: "https://sso.example/" }).end(), "redirect"],
    ["wants credentials", (_, r) => r.writeHead(401).end("no"), "unauthorized"],
    ["forbids", json({ status: "error", errorType: "forbidden", error: "no org id" }, 403), "unauthorized"],
    ["is something else", (_, r) => r.writeHead(404).end("not found"), "wrong_url"],
    ["is starting", (_, r) => r.writeHead(503).end("Service Unavailable"), "overloaded"],
    ["limits the rate", (_, r) => r.writeHead(429).end(), "overloaded"],
    [
      "has the same series twice",
      json(
        matrix([
          { metric: { a: "1" }, values: [] },
          { metric: { a: "1" }, values: [] },
        ]),
      ),
      "duplicate_series",
    ],
    [
      "has too many series",
      json(matrix(Array.from({ length: 2_001 }, (_, i) => ({ metric: { i: `${i}` }, values: [] })))),
      "too_many_series",
    ],
    ["refuses the query", json({ status: "error", errorType: "bad_data", error: "parse error" }, 400), "bad_query"],
    [
      "reads too many samples",
      json(
        { status: "error", errorType: "execution", error: "query processing would load too many samples into memory" },
        422,
      ),
      "too_many_samples",
    ],
    [
      "runs out of its own time",
      json({ status: "error", errorType: "timeout", error: "query timed out in expression evaluation" }, 503),
      "timeout",
    ],
    [
      "breaks off",
      (_, r) => {
        r.writeHead(200, { "content-length": "1000" });
        r.write('{"status":"succ');
        setImmediate(() => r.destroy());
      },
      "cut_off",
    ],
    ["hangs up", (_, r) => r.destroy(), "unreachable"],
    [
      "ends half way through its JSON",
      (_, r) => r.end('{"status":"success","data":{"resultType":"matrix","result":['),
      "not_json",
    ],
  ])("%s", async (_, answer, kind) => {
    const source = await against(answer);
    await expect(queryRange(source, "up", GRID)).rejects.toMatchObject(failing(kind));
  });

  it("never answers", async () => {
    const source = await against(() => undefined, { timeoutMs: 80 });
    await expect(queryRange(source, "up", GRID)).rejects.toMatchObject({ kind: "timeout", code: "upstream_timeout" });
  });

  it("starts to answer and stalls", async () => {
    const source = await against((_, r) => void r.write("{"), { timeoutMs: 80 });
    await expect(queryRange(source, "up", GRID)).rejects.toMatchObject(failing("timeout"));
  });

  it("never stops", async () => {
    const source = await against(
      (_, r) => {
        const more = (): void => {
          while (!r.destroyed && r.write(Buffer.alloc(65_536, 32)));
          if (!r.destroyed) r.once("drain", more);
        };
        more();
      },
      { maxResponseBytes: 1_000_000 },
    );
    await expect(queryRange(source, "up", GRID)).rejects.toMatchObject(failing("too_big"));
  });

  it("is not there", async () => {
    const source = sourceAt(`http://127.0.0.1:${await freePort()}`);
    await expect(probePrometheus(source)).rejects.toMatchObject({ kind: "unreachable", code: "upstream_unavailable" });
  });

  it("gives reasons in both languages, without secrets", async () => {
    const source = await against((_, r) => r.writeHead(401).end(), {
      basicAuth: { username: "u", password: "hunter2" },
      headers: { "X-Key": "k3y" },
    });
    const failure = await queryRange(source, "up", GRID).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      text: { en: expect.stringContaining("credentials"), es: expect.stringContaining("credenciales") },
    });
    expect(JSON.stringify(failure) + String(failure)).not.toMatch(/hunter2|k3y/);
  });
});

describe("an answer", () => {
  it("becomes columns with gaps for what is missing, NaN or infinite", async () => {
    const source = await against(
      json(
        matrix([
          {
            metric: { job: "a" },
            values: [
              [60, "1"],
              [90, "NaN"],
              [105, "+Inf"],
              [120, "2.5"],
            ],
          },
        ]),
      ),
    );
    const frame = await queryRange(source, "up", GRID);
    expect([...frame.timestamps]).toEqual([60_000, 75_000, 90_000, 105_000, 120_000]);
    expect([...(frame.series[0]?.values ?? [])]).toEqual([1, NaN, NaN, NaN, 2.5]);
  });

  it("may be a vector or a scalar", async () => {
    const source = await against((request, response) => {
      const scalar = { resultType: "scalar", result: [60, "3"] };
      const vector = { resultType: "vector", result: [{ metric: { a: "b" }, value: [60, "4"] }] };
      json({ status: "success", data: request.url?.includes("scalar") ? scalar : vector })(request, response);
    });
    expect((await queryInstant(source, "scalar(x)", 60_000)).series[0]?.values[0]).toBe(3);
    expect((await queryInstant(source, "x", 60_000)).series[0]?.labels).toEqual({ a: "b" });
  });
});

describe("a question", () => {
  it("carries tenant, headers, path and a token that may be rotated, and asks for no compression", async () => {
    const folder = mkdtempSync(join(tmpdir(), "atalaya-token-"));
    const tokenFile = join(folder, "token");
    try {
      writeFileSync(tokenFile, "first\n");
      const plain = await against(json(matrix([])), { tenant: "team-a", headers: { "X-Extra": "1" }, tokenFile });
      const source = { ...plain, url: `${plain.url}/prom/eu` };
      await queryRange(source, "up", GRID);
      writeFileSync(tokenFile, "second, longer\n");
      await queryRange(source, "up", GRID);
      const [one, two] = running?.seen ?? [];
      expect(one?.url).toContain("/prom/eu/api/v1/query_range?query=up&start=60&end=120&step=15");
      expect(one?.headers).toMatchObject({ "x-scope-orgid": "team-a", "x-extra": "1", "accept-encoding": "identity" });
      expect([one?.headers["authorization"], two?.headers["authorization"]]).toEqual([
        "Bearer first",
        "Bearer second, longer",
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is a form when it is long", async () => {
    const source = await against(json(matrix([])));
    const query = `up{job=~"${"x|".repeat(2_000)}"}`;
    await queryRange(source, query, GRID);
    expect(running?.seen[0]).toMatchObject({ method: "POST", url: "/api/v1/query_range" });
    expect(new URLSearchParams(running?.seen[0]?.body).get("query")).toBe(query);
  });

  it("survives a kept connection that the other side has just closed", async () => {
    let answered = 0;
    const source = await against((request, response) => {
      answered += 1;
      if (answered === 2) request.socket.destroy();
      else json(matrix([]))(request, response);
    });
    await queryRange(source, "up", GRID);
    await queryRange(source, "up", GRID);
    expect(answered).toBe(3);
  });

  it("is dropped when its reader leaves", async () => {
    const source = await against(() => undefined);
    const reader = new AbortController();
    const asked = queryRange(source, "up", GRID, { signal: reader.signal });
    await expect.poll(() => running?.seen.length).toBe(1);
    reader.abort();
    await expect(asked).rejects.toMatchObject(failing("aborted"));
  });

  it("for label values lists them in order", async () => {
    const source = await against(json({ status: "success", data: ["b", "a"] }));
    const range = { fromMs: 1_000, toMs: 2_000 };
    expect(await labelValues(source, "instance", '{job="x"}', range)).toEqual(["a", "b"]);
    expect(running?.seen[0]?.url).toContain("/api/v1/label/instance/values?match%5B%5D=");
  });
});
