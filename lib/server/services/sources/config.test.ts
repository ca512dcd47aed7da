import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readEnv } from "@/lib/server/env";
import { loadSources } from "./config";
import { pickSource } from "./pick";

const folder = mkdtempSync(join(tmpdir(), "atalaya-sources-"));
afterAll(() => rmSync(folder, { recursive: true }));

const BASE = {
  DATABASE_URL: "postgresql://a:b@localhost/c",
  AUTH_SECRET: "x".repeat(40),
  ATALAYA_BASE_URL: "http://localhost:3000",
};
const NONE = { PROMETHEUS_URL: "none", ALERTMANAGER_URL: "none", JAEGER_URL: "none" };

function load(extra: Record<string, string>, file?: string) {
  const path = join(folder, `${Math.random()}.yml`);
  if (file !== undefined) writeFileSync(path, file);
  return loadSources(
    readEnv({ ...BASE, ...NONE, ...extra, ...(file === undefined ? {} : { ATALAYA_SOURCES_FILE: path }) }),
  );
}

describe("sources", () => {
  it("come from variables", () => {
    const [prometheus] = load({
      PROMETHEUS_URL: "http://user:p%40ss@prom:9090/base/",
      PROMETHEUS_TENANT: "t",
      PROMETHEUS_TIMEOUT_MS: "3000",
      PROMETHEUS_SCRAPE_INTERVAL: "5s",
    });
    expect(prometheus).toMatchObject({
      name: "Prometheus",
      kind: "prometheus",
      url: "http://prom:9090/base",
      basicAuth: { username: "user", password: "p@ss" },
      tenant: "t",
      timeoutMs: 3_000,
      scrapeIntervalMs: 5_000,
    });
  });

  it("come from a file, several of a kind, paths relative to it", () => {
    writeFileSync(join(folder, "pw"), "secret\n");
    const all = load(
      {},
      `sources:
  - { name: eu, kind: prometheus, url: "https://eu.example/prometheus", tokenFile: token, scrapeInterval: 30s, timeout: 20s }
  - { name: us, kind: prometheus, url: "https://us.example", tenant: us, headers: { X-A: b }, tls: { caFile: /ca.pem } }
  - { name: am, kind: alertmanager, url: "http://am:9093/x/", basicAuth: { username: u, passwordFile: pw } }
`,
    );
    expect(all.map(({ name }) => name)).toEqual(["eu", "us", "am"]);
    expect(all[0]).toMatchObject({ tokenFile: join(folder, "token"), scrapeIntervalMs: 30_000, timeoutMs: 20_000 });
    expect(all[1]).toMatchObject({ tenant: "us", headers: { "X-A": "b" }, tls: { caFile: "/ca.pem" } });
    expect(all[2]).toMatchObject({ url: "http://am:9093/x", basicAuth: { password: "secret" } });
    expect(pickSource("prometheus", "us", all).name).toBe("us");
    expect(pickSource("prometheus", undefined, all).name).toBe("eu");
    expect(() => pickSource("prometheus", "http://evil", all)).toThrow(/no prometheus source/);
    expect(() => pickSource("jaeger", undefined, all)).toThrow(/No jaeger source/);
  });

  it("may be JSON", () => {
    expect(load({}, JSON.stringify({ sources: [{ name: "a", kind: "jaeger", url: "http://j" }] }))).toHaveLength(1);
  });

  it.each([
    ["a typing error", "sources: [{ name: a, kind: prometheus, url: 'http://x', tenent: y }]", /tenent/],
    [
      "a name twice",
      "sources: [{ name: a, kind: jaeger, url: 'http://x' }, { name: a, kind: jaeger, url: 'http://y' }]",
      /twice/,
    ],
    ["credentials in a URL", "sources: [{ name: a, kind: jaeger, url: 'http://u:p@x' }]", /basicAuth/],
    ["another protocol", "sources: [{ name: a, kind: jaeger, url: 'file:///etc/passwd' }]", /http/],
    ["no YAML", "sources: [", /cannot be read/],
  ])("refuse %s", (_, file, message) => {
    expect(() => load({}, file)).toThrow(message);
  });
});
