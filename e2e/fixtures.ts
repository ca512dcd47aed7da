import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Page,
  test as base,
} from "@playwright/test";

import { SignInPage } from "./pages/sign-in";
import { type DemoRole, stackAccess } from "./setup/access";

type Fixtures = {
  /** A page signed in as this role, in a browser context of its own. */
  readonly signedIn: (role: DemoRole, options?: Parameters<Browser["newContext"]>[0]) => Promise<Page>;
  /** The HTTP API with the role's token. */
  readonly api: (role: DemoRole) => Promise<APIRequestContext>;
};

/** Signs in through the form; the way in itself is tested in `sign-in.spec.ts`. */
export async function signIn(page: Page, role: DemoRole): Promise<void> {
  const account = stackAccess().accounts.find((a) => a.role === role);
  if (!account) throw new Error(`the demo has no ${role}`);
  const form = new SignInPage(page);
  await form.open();
  await form.submit(account.email, account.password);
  // On a narrow screen the account menu is behind the navigation button, so it is no sign of success.
  await expect(page).not.toHaveURL(/\/sign-in/);
  await expect(page.getByRole("main")).toBeVisible();
}

export const test = base.extend<Fixtures>({
  signedIn: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role, options) => {
      const context = await browser.newContext({ baseURL: baseURL ?? stackAccess().baseUrl, ...options });
      contexts.push(context);
      const page = await context.newPage();
      await signIn(page, role);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  api: async ({ playwright }, use) => {
    const made: APIRequestContext[] = [];
    await use(async (role) => {
      const { baseUrl, tokens } = stackAccess();
      const extraHTTPHeaders = { authorization: `Bearer ${tokens[role]}` };
      const request = await playwright.request.newContext({ baseURL: baseUrl, extraHTTPHeaders });
      made.push(request);
      return request;
    });
    await Promise.all(made.map((request) => request.dispose()));
  },
});

export { expect } from "@playwright/test";
export { ConsoleShell } from "./pages/shell";
export { DashboardPage } from "./pages/dashboard";
export { SignInPage } from "./pages/sign-in";
