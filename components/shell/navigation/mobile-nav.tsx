"use client";
import { Menu as MenuIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Brand } from "./brand";
import { NavLinks } from "./nav-links";
import { type ShellUser, SidebarFooter } from "./sidebar-footer";

/** Bar and drawer of narrow screens. */
export function MobileNav({ user }: { user: ShellUser }) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  return (
    <header className="flex h-13 items-center gap-1 border-b border-line bg-surface px-2 lg:hidden">
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("openNavigation")}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MenuIcon aria-hidden />
      </Button>
      <Brand />
      <Dialog open={open} onOpenChange={setOpen} title={t("navigation")} kind="drawer">
        <div className="flex h-full flex-col justify-between gap-6">
          <nav aria-label={t("navigation")}>
            <NavLinks onNavigate={() => setOpen(false)} />
          </nav>
          <SidebarFooter user={user} />
        </div>
      </Dialog>
    </header>
  );
}
