import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Shortcuts } from "./keyboard/shortcuts";
import { Brand } from "./navigation/brand";
import { MobileNav } from "./navigation/mobile-nav";
import { NavLinks } from "./navigation/nav-links";
import { type ShellUser, SidebarFooter } from "./navigation/sidebar-footer";

/** The frame of every signed-in screen: navigation at the side, or behind a button on narrow screens. */
export function ConsoleShell({ user, children }: { user: ShellUser; children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <div className="flex min-h-dvh">
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-20 rounded-md bg-solid px-3 py-2 text-on-solid focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <aside className="sticky top-0 flex h-dvh w-52 shrink-0 flex-col border-r border-line bg-surface p-2 max-lg:hidden">
        <div className="flex h-11 items-center px-2">
          <Brand />
        </div>
        <nav aria-label={t("navigation")} className="mt-2 flex-1 overflow-y-auto">
          <NavLinks />
        </nav>
        <SidebarFooter user={user} />
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <MobileNav user={user} />
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          {children}
        </main>
      </div>
      <Shortcuts />
    </div>
  );
}
