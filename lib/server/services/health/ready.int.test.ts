import { afterAll, beforeAll, expect, it } from "vitest";
import { processWide } from "@/lib/server/process";
import { freePort, type RealPrometheus, sourceAt, startPrometheus } from "@/lib/server/series/testing/real-prometheus";
import type { Source } from "@/lib/server/upstream/source";
import { type StandIn, startStandIn } from "@/lib/server/upstream/testing/hostile-source.stand-in";
import { readHealth } from "./ready";

let prometheus: RealPrometheus;
let hanging: StandIn;
beforeAll(async () => {
  prometheus = await startPrometheus("# EOF\n");
  hanging = await startStandIn(() => undefined);
  Object.assign(process.env, {
    DATABASE_URL: `postgresql://a:s3cret@127.0.0.1:${await freePort()}/none`,
    AUTH_SECRET: "x".repeat(40),
    ATALAYA_BASE_URL: "http://localhost:3000",
    PROMETHEUS_URL: "none",
    ALERTMANAGER_URL: "none",
    JAEGER_URL: "none",
  });
  processWide<readonly Source[]>("sources", () => [
    prometheus.source,
    sourceAt(hanging.url, {
      name: "Alertmanager",
      kind: "alertmanager",
      basicAuth: { username: "u", password: "s3cret" },
    }),
  ]);
}, 30_000);
afterAll(async () => {
  await prometheus.stop();
  await hanging.stop();
});

it("names what does not answer, within its time, and tells no secret", async () => {
  const started = performance.now();
  const [health, shared] = await Promise.all([readHealth(), readHealth()]);
  expect(performance.now() - started).toBeLessThan(2_900);
  expect(shared).toBe(health);
  expect(health.status).toBe("down");
  expect(health.checks).toMatchObject([
    { kind: "postgres", required: true, ok: false },
    { kind: "prometheus", required: true, ok: true },
    { kind: "alertmanager", required: false, ok: false, reason: expect.stringContaining("did not answer in time") },
  ]);
  expect(JSON.stringify(health)).not.toMatch(/s3cret|127\.0\.0\.1/);
});
