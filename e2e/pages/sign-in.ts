import type { Locator, Page } from "@playwright/test";

export class SignInPage {
  readonly page: Page;
  readonly failure: Locator;

  constructor(page: Page) {
    this.page = page;
    this.failure = page.locator("form [role=alert], form [role=status]");
  }

  async open(path = "/sign-in"): Promise<void> {
    await this.page.goto(path);
  }

  async submit(email: string, password: string): Promise<void> {
    await this.page.getByLabel(/E-mail|Correo/).fill(email);
    await this.page.getByLabel(/Password|Contraseña/).fill(password);
    await this.page.getByRole("button", { name: /^(Sign in|Entrar|Iniciar sesión)$/ }).click();
  }
}
