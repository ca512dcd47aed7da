import { expect, type Locator, type Page } from "@playwright/test";

/** A dashboard's grid of panels. */
export class DashboardPage {
  readonly page: Page;
  readonly panels: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panels = page.locator("[data-panel]");
  }

  async open(path = "/performance"): Promise<void> {
    await this.page.goto(path);
    await expect(this.panels.first()).toBeVisible();
  }

  panel(id: string): Locator {
    return this.page.locator(`[data-panel="${id}"]`);
  }

  /** Scrolls to the panel and waits until its interactive chart has taken over from the first picture. */
  async chart(id: string): Promise<Locator> {
    const panel = this.panel(id);
    await panel.scrollIntoViewIfNeeded();
    await expect(panel).toHaveAttribute("data-state", "ready");
    const chart = panel.locator(".recharts-surface").first();
    await expect(chart).toBeVisible();
    return chart;
  }

  async panelIds(): Promise<string[]> {
    return this.panels.evaluateAll((cards) => cards.map((card) => card.getAttribute("data-panel") ?? ""));
  }
}
