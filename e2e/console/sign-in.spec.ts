import { ConsoleShell, expect, SignInPage, signIn, test } from "../fixtures";
import { stackAccess } from "../setup/access";

for (const role of ["viewer", "operator", "admin"] as const) {
  test(`a ${role} signs in, sees the role and signs out`, async ({ page }) => {
    await signIn(page, role);
    const shell = new ConsoleShell(page);
    await shell.accountMenu.click();
    await expect(page.getByRole("menu")).toContainText(new RegExp(role, "i"));
    await page.keyboard.press("Escape");
    await shell.signOut();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto("/performance");
    await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fperformance/);
  });
}

test("a wrong password says so, keeps the address and names no cause", async ({ page }) => {
  const form = new SignInPage(page);
  await form.open();
  await form.submit("nobody@example.com", "not the password");
  await expect(form.failure).toContainText("E-mail or password is wrong.");
  await expect(page.getByLabel("E-mail")).toHaveValue("nobody@example.com");
});

test("the way back after signing in stays inside the console", async ({ page }) => {
  const [viewer] = stackAccess().accounts;
  if (!viewer) throw new Error("the demo has no accounts");
  const form = new SignInPage(page);
  await form.open("/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F");
  await form.submit(viewer.email, viewer.password);
  await expect(new ConsoleShell(page).accountMenu).toBeVisible();
  expect(new URL(page.url()).origin).toBe(new URL(stackAccess().baseUrl).origin);
});

test("a revoked session ends at once in an open page", async ({ signedIn, browser }) => {
  const open = await signedIn("operator");
  const other = await signedIn("operator");
  const cookies = await open.context().cookies();
  const session = await other.request.get("/api/v1/sessions");
  expect(session.ok()).toBe(true);
  const headers = { "content-type": "application/json", origin: stackAccess().baseUrl };
  const ended = await other.request.delete("/api/v1/sessions", { headers });
  expect(ended.status()).toBeLessThan(300);
  await expect(async () => {
    const refused = await open.request.get("/api/v1/dashboards");
    expect(refused.status()).toBe(401);
  }).toPass({ timeout: 10_000 });
  const stolen = await browser.newContext({ baseURL: stackAccess().baseUrl });
  await stolen.addCookies(cookies);
  const page = await stolen.newPage();
  await page.goto("/performance");
  await expect(page).toHaveURL(/\/sign-in/);
  await stolen.close();
});
