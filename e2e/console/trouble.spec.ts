import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { DashboardPage, expect, test } from "../fixtures";
import { stackDataDir, stackProcess } from "../setup/access";

// These change the one stack all tests share, so they run one after the other and put it back.
test.describe.configure({ mode: "serial" });

type Reply = {
  ageMs: number;
  panels: { id: string; status: string; series: { labels: Record<string, string>; values: (number | null)[] }[] }[];
};

test("a fault is visible within 30 s", async ({ api }) => {
  test.setTimeout(90_000);
  const viewer = await api("viewer");
  const errors = async (): Promise<number> => {
    const reply = await viewer.get("/api/v1/dashboards/performance/data", {
      params: { from: Date.now() - 900_000, service: "coupon" },
    });
    const { panels } = (await reply.json()) as Reply;
    const values = panels.find((panel) => panel.id === "error-ratio")?.series[0]?.values ?? [];
    return values.findLast((value) => value !== null) ?? 0;
  };
  const before = await errors();
  const now = Date.now();
  const fault = { kind: "errors", service: "coupon", startedAt: now, endsAt: now + 60_000 };
  writeFileSync(join(stackDataDir(), "faults.json"), JSON.stringify([fault]));
  try {
    await expect.poll(errors, { timeout: 30_000, intervals: [1_000] }).toBeGreaterThan(before + 0.001);
  } finally {
    writeFileSync(join(stackDataDir(), "faults.json"), "[]");
  }
});

test("an open page keeps its data with its age while Prometheus is dead, and goes on after", async ({
  signedIn,
  request,
}) => {
  test.setTimeout(120_000);
  const page = await signedIn("viewer");
  const dashboard = new DashboardPage(page);
  await dashboard.open("/performance?from=now-15m&refresh=5s");
  await dashboard.chart("request-rate");
  const hold = join(stackDataDir(), "hold");
  mkdirSync(hold, { recursive: true });
  writeFileSync(join(hold, "prometheus"), "");
  process.kill(stackProcess("prometheus"), "SIGKILL");
  try {
    await expect(dashboard.panel("request-rate")).toContainText(/Data of|Old data/, { timeout: 40_000 });
    await expect(dashboard.panel("request-rate")).toHaveAttribute("data-state", "ready");
    const ready = await request.get("/api/health/ready");
    expect(ready.status()).toBe(503);
    expect(await ready.text()).toContain("prometheus");
  } finally {
    rmSync(join(hold, "prometheus"), { force: true });
  }
  await expect(dashboard.panel("request-rate")).not.toContainText(/Data of|Old data/, { timeout: 60_000 });
});

test("with PostgreSQL dead, dashboards keep working for who is signed in, and a write says why it cannot be done", async ({
  signedIn,
}) => {
  test.setTimeout(120_000);
  const page = await signedIn("admin");
  const origin = { "content-type": "application/json", origin: new URL(page.url()).origin };
  const dashboards = () =>
    page.request.get("/api/v1/dashboards/performance/data", { params: { from: Date.now() - 900_000 } });
  expect((await dashboards()).status()).toBe(200);
  const hold = join(stackDataDir(), "hold");
  mkdirSync(hold, { recursive: true });
  writeFileSync(join(hold, "postgres"), "");
  process.kill(stackProcess("postgres"), "SIGKILL");
  try {
    const write = () => page.request.patch("/api/v1/settings", { data: {}, headers: origin });
    await expect.poll(async () => (await write()).status(), { timeout: 30_000 }).toBe(503);
    expect(await (await write()).json()).toMatchObject({ code: "database_unavailable" });
    expect((await dashboards()).status()).toBe(200);
    expect(await (await page.request.get("/api/health/ready")).text()).toContain("postgres");
  } finally {
    rmSync(join(hold, "postgres"), { force: true });
  }
  await expect.poll(async () => (await page.request.get("/api/v1/users")).status(), { timeout: 60_000 }).toBe(200);
});
