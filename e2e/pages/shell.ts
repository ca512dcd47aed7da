import type { Locator, Page } from "@playwright/test";

/** What surrounds every signed-in screen. */
export class ConsoleShell {
  readonly page: Page;
  readonly accountMenu: Locator;

  constructor(page: Page) {
    this.page = page;
    this.accountMenu = page.getByRole("button", { name: /Account menu|Menú de la cuenta|Menú de cuenta/ });
  }

  async signOut(): Promise<void> {
    await this.accountMenu.click();
    await this.page.getByRole("menuitem", { name: /Sign out|Cerrar sesión/ }).click();
  }
}
