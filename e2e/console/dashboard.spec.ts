import AxeBuilder from "@axe-core/playwright";

import { DashboardPage, expect, test } from "../fixtures";

test("every panel of the performance dashboard holds data, on the wire and on the screen", async ({
  signedIn,
  api,
}) => {
  const viewer = await api("viewer");
  const reply = await viewer.get("/api/v1/dashboards/performance/data", { params: { from: Date.now() - 3_600_000 } });
  const { panels } = (await reply.json()) as { panels: { id: string; status: string }[] };
  expect(panels.filter((panel) => panel.status !== "ready")).toEqual([]);

  const page = await signedIn("viewer");
  const dashboard = new DashboardPage(page);
  await dashboard.open();
  const ids = await dashboard.panelIds();
  expect(ids.toSorted()).toEqual(panels.map((panel) => panel.id).toSorted());
  for (const id of ids) {
    await dashboard.panel(id).scrollIntoViewIfNeeded();
    await expect(dashboard.panel(id)).toHaveAttribute("data-state", "ready");
  }
});

test("the first paint is drawn on the server: charts stand in the HTML before any script runs", async ({
  signedIn,
}) => {
  const page = await signedIn("viewer");
  const html = await (await page.request.get("/performance")).text();
  expect(html.match(/<svg[^>]*viewBox[^>]*>/g)?.length ?? 0).toBeGreaterThan(3);
  expect(html).toContain("coupon-service");
});

test("dragging over a chart zooms all of them, the address tells it, and Back undoes it", async ({ signedIn }) => {
  const page = await signedIn("viewer");
  const dashboard = new DashboardPage(page);
  await dashboard.open("/performance?from=now-1h");
  const chart = await dashboard.chart("request-rate");
  const box = await chart.boundingBox();
  if (!box) throw new Error("the chart has no box");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.4, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, y, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d{4}-|from=\d{12,}/);
  const zoomed = new URL(page.url()).searchParams;
  expect(zoomed.get("to")).not.toBeNull();
  await page.goBack();
  await expect(page).toHaveURL(/from=now-1h/);
});

test("one crosshair runs through all charts, and the values are listed", async ({ signedIn }) => {
  const page = await signedIn("viewer");
  const dashboard = new DashboardPage(page);
  await dashboard.open();
  await dashboard.chart("latency-p95");
  const cursor = dashboard.panel("request-rate").getByRole("slider");
  await cursor.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(cursor).toHaveAttribute("aria-valuetext", /Coupons/);
});

test("language and theme change at once and stay", async ({ signedIn }) => {
  const page = await signedIn("viewer");
  await page.goto("/performance");
  await page.getByRole("button", { name: /^Language/ }).click();
  await page.getByRole("menuitemradio", { name: "Español" }).click();
  await expect(page.getByRole("heading", { name: "Tasa de peticiones" })).toBeVisible();
  await page.getByRole("button", { name: /^Tema/ }).click();
  await page.getByRole("menuitemradio", { name: "Oscuro" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the keyboard alone gets around", async ({ signedIn }) => {
  const page = await signedIn("viewer");
  await page.goto("/");
  await expect(page.getByRole("main")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/\/performance/);
  await page.keyboard.press("-");
  await expect(page).toHaveURL(/from=/);
});

test("a service tile leads to that service's performance", async ({ signedIn }) => {
  const page = await signedIn("viewer");
  await page.goto("/");
  await page
    .getByRole("link", { name: /coupon/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/performance\?.*service=coupon/);
  await expect(new DashboardPage(page).panel("request-rate")).toHaveAttribute("data-state", "ready");
});

test("an unknown service and a reversed range say so and show a way out", async ({ signedIn }) => {
  const page = await signedIn("viewer");
  await page.goto("/performance?service=nobody");
  await expect(page.getByRole("main")).toContainText("nobody");
  const now = Date.now();
  await page.goto(`/performance?from=${now}&to=${now - 60_000}`);
  await expect(
    page.getByRole("main").getByRole("alert").or(page.getByRole("main").getByRole("status")).first(),
  ).toBeVisible();
  const unknown = await page.goto("/no-such-screen");
  expect(unknown?.status()).toBe(404);
});

for (const path of ["/", "/performance", "/settings/users", "/settings/audit"]) {
  for (const width of [360, 1440]) {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`${path} at ${width} px, ${colorScheme}: no axe violation, nothing overflows`, async ({ signedIn }) => {
        const page = await signedIn("admin", { viewport: { width, height: 800 }, colorScheme });
        await page.goto(path);
        await expect(page.getByRole("main")).toBeVisible();
        await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wider).toBeLessThanOrEqual(0);
      });
    }
  }
}
