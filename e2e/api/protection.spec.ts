import { expect, test } from "../fixtures";
import { stackAccess } from "../setup/access";

test("pages carry a policy with a fresh nonce, and run under it without a violation", async ({ signedIn }) => {
  const page = await signedIn("viewer");
  const violations: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) violations.push(message.text());
  });
  const nonceOf = async () => {
    const policy = (await page.goto("/performance"))?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe-(inline|eval)/);
    return /'nonce-([^']+)'/.exec(policy)?.[1];
  };
  const first = await nonceOf();
  expect(first).toBeTruthy();
  expect(await nonceOf()).not.toBe(first);
  await expect(page.locator("[data-panel][data-state=ready]").first()).toBeVisible();
  expect(violations).toEqual([]);
});

test("the session cookie is out of reach for scripts and other sites", async ({ signedIn }) => {
  const page = await signedIn("viewer");
  const session = (await page.context().cookies()).find((cookie) => cookie.name.includes("session-token"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test("a write from another site is refused even with a valid cookie", async ({ signedIn }) => {
  const page = await signedIn("admin");
  const body = { data: { email: "x@example.com", name: "X", role: "viewer", password: "long enough for a test 42" } };
  for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
    const reply = await page.request.post("/api/v1/users", { ...body, headers });
    expect(reply.status()).toBe(403);
  }
});

test("no token, a wrong token and too small a role are refused", async ({ request, api }) => {
  expect((await request.get("/api/v1/dashboards")).status()).toBe(401);
  const wrong = await request.get("/api/v1/dashboards", { headers: { authorization: "Bearer atl_wrong" } });
  expect(wrong.status()).toBe(401);
  for (const role of ["viewer", "operator"] as const)
    expect((await (await api(role)).get("/api/v1/users")).status()).toBe(403);
  expect((await (await api("admin")).get("/api/v1/users")).status()).toBe(200);
});

test("a body over the limit is refused before it is read whole", async ({ api }) => {
  const reply = await (await api("admin")).post("/api/v1/users", { data: { email: "x".repeat(3_000_000) } });
  expect(reply.status()).toBe(413);
});

test("sign-in is throttled after repeated failures, and says for how long", async ({ playwright }) => {
  const context = await playwright.request.newContext({ baseURL: stackAccess().baseUrl });
  const email = `guess-${Date.now()}@example.com`;
  const { csrfToken } = (await (await context.get("/api/auth/csrf")).json()) as { csrfToken: string };
  await expect(async () => {
    const reply = await context.post("/api/auth/callback/credentials", {
      form: { csrfToken, email, password: "wrong", json: "true" },
      headers: { origin: stackAccess().baseUrl },
    });
    expect(await reply.text()).toMatch(/throttled|Throttled/i);
  }).toPass({ timeout: 30_000, intervals: [50] });
  await context.dispose();
});

test("health and metrics tell the truth", async ({ request }) => {
  expect((await request.get("/api/health/live")).status()).toBe(200);
  expect(
    (
      await request.get("/api/metrics", { headers: { authorization: `Bearer ${stackAccess().tokens.viewer}` } })
    ).status(),
  ).toBe(200);
});
