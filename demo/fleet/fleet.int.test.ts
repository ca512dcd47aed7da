import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startTestStack } from "../stack/testing/test-stack";
import { fleetPeers } from "./processes";

const run = promisify(execFile);
const START_MS = 120_000;
const DEADLINE_MS = 40_000;

let stack: Awaited<ReturnType<typeof startTestStack>>;
let peers: Record<string, string>;

const scrape = async (instance: string, accept = "text/plain"): Promise<string> =>
  (await fetch(`${peers[instance]}/actuator/prometheus`, { headers: { accept } })).text();

/** Sum of the samples whose line starts with `name` and holds every one of `parts`. */
function total(text: string, name: string, ...parts: readonly string[]): number {
  const lines = text
    .split("\n")
    .filter((line) => line.startsWith(`${name}{`) && parts.every((part) => line.includes(part)));
  return lines.reduce((sum, line) => sum + Number(/\} ([^ ]+)/.exec(line)?.[1]), 0);
}

async function until(what: () => Promise<boolean>, deadlineMs = DEADLINE_MS): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (!(await what().catch(() => false))) {
    if (Date.now() > deadline) throw new Error("not reached within the deadline");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const fault = async (...args: readonly string[]): Promise<string> => {
  const argv = ["--conditions=react-server", "--import", "./bin/loader.mjs", "demo/fault.ts", ...args];
  return (await run(process.execPath, argv, { env: { ...process.env, ATALAYA_DATA_DIR: stack.dataDir } })).stdout;
};

const buy = (): Promise<Response> =>
  fetch(`${peers["gateway-1"]}/api/v1/coupons`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ stationId: "station-123", amount: 100, fuelType: "REGULAR" }),
  });

beforeAll(async () => {
  stack = await startTestStack(["postgres", "redis", "tracestore", "fleet"]);
  peers = fleetPeers(stack.fleetPort);
}, START_MS);
afterAll(() => stack?.stop());

describe("the fleet on real PostgreSQL and Redis", () => {
  it("creates a coupon and traces it through three services", async () => {
    const reply = await buy();
    expect(reply.status).toBe(201);
    expect(await reply.json()).toMatchObject({ stationId: "station-123", amount: 100, fuelType: "REGULAR" });
    const traceId = reply.headers.get("trace-id");
    await until(async () => {
      const text = await (await fetch(`${stack.tracestoreUrl}/api/traces/${traceId}`)).text();
      return ["api-gateway", "auth-service", "coupon-service", "INSERT gasolinera", "redis"].every((part) =>
        text.includes(part),
      );
    });
  });

  it("counts what it served, with exemplars, and what its pool and caches did", async () => {
    await until(async () => {
      const text = await scrape("coupon-1", "application/openmetrics-text");
      expect(text.endsWith("# EOF\n")).toBe(true);
      expect(total(text, "hikaricp_connections_max")).toBe(20);
      expect(total(text, "jvm_memory_max_bytes", 'id="G1 Eden Space"')).toBe(-1);
      return (
        text.includes(' # {trace_id="') &&
        total(text, "coupon_created_total") > 0 &&
        total(text, "hikaricp_connections_usage_seconds_count") > 0
      );
    });
    const station = await scrape("station-1");
    expect(total(station, "cache_puts_total")).toBeGreaterThan(0);
  });

  it.each([
    ["a bad body", '{"stationId":"station-123"}', 400],
    ["no JSON", "{", 400],
    ["an unknown station", '{"stationId":"nowhere","amount":5,"fuelType":"DIESEL"}', 404],
  ])("refuses %s", async (_, body, status) => {
    const reply = await fetch(`${peers["gateway-1"]}/api/v1/coupons`, { method: "POST", body });
    expect(reply.status).toBe(status);
  });

  it(
    "runs a pool full, empties a cache and closes a listener while those faults are on, and recovers",
    async () => {
      await fault("pool", "--for", "5m");
      await fault("cache-cold", "--service", "raffle", "--for", "5m");
      await fault("down", "--for", "5m");
      await until(async () => {
        const text = await scrape("coupon-1");
        return total(text, "hikaricp_connections_active") === 20 && total(text, "hikaricp_connections_pending") > 20;
      });
      await until(async () =>
        fetch(`${peers["station-2"]}/actuator/health`).then(
          () => false,
          () => true,
        ),
      );
      await until(async () => total(await scrape("raffle-1"), "cache_gets_total", 'result="miss"') > 0);
      expect(await fault("list")).toContain("pool on coupon");
      expect(await fault("off")).toContain("off: pool on coupon");
      await until(async () => total(await scrape("coupon-1"), "hikaricp_connections_pending") === 0);
      await until(async () => (await fetch(`${peers["station-2"]}/actuator/health`)).ok);
      expect((await buy()).status).toBe(201);
    },
    4 * DEADLINE_MS,
  );

  it(
    "restarts an instance with a new version",
    async () => {
      const before = total(await scrape("auth-1"), "process_start_time_seconds");
      expect(await fault("deploy", "--service", "auth", "--for", "5m")).toContain("on: deploy on auth");
      await until(async () => {
        const text = await scrape("auth-1");
        return text.includes('version="2.15.0"') && total(text, "process_start_time_seconds") > before;
      });
      await fault("off");
    },
    2 * DEADLINE_MS,
  );
});
