"use client";
import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import type { Theme } from "@/lib/contracts/theme";
import { sendCommand } from "../keyboard/commands";
import { LanguageSwitch } from "../preferences/language-switch";
import { ThemeSwitch } from "../preferences/theme-switch";
import { UserMenu } from "./user-menu";
import type { Role } from "@/lib/contracts/roles";

export type ShellUser = { name: string; role: Role; theme: Theme };

/** Preferences, keys and the signed-in person. */
export function SidebarFooter({ user }: { user: ShellUser }) {
  const t = useTranslations("shell");
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-1">
        <ThemeSwitch theme={user.theme} />
        <LanguageSwitch />
        <Tooltip text={t("keys.title")} side="top">
          <Button variant="ghost" size="icon" aria-label={t("keys.title")} onClick={() => sendCommand("help")}>
            <Keyboard aria-hidden />
          </Button>
        </Tooltip>
      </div>
      <UserMenu user={user} />
    </div>
  );
}
