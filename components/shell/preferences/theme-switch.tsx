"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuLabel } from "@/components/ui/dropdown-menu";
import { type Theme, THEME_COOKIE, THEMES } from "@/lib/contracts/theme";
import { keepPreference } from "./preference-cookie";

const ICONS = { system: Monitor, light: Sun, dark: Moon };

function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  keepPreference(THEME_COOKIE, theme);
}

/** Dark, light, or as the system says; holds at once and on the next visit. */
export function ThemeSwitch({ theme: initial }: { theme: Theme }) {
  const t = useTranslations("shell.theme");
  const [theme, setTheme] = useState(initial);
  const Icon = ICONS[theme];
  const pick = (next: Theme) => {
    setTheme(next);
    applyTheme(next);
  };
  return (
    <Menu
      align="start"
      trigger={
        <Button variant="ghost" size="icon" aria-label={t("label", { theme: t(theme) })}>
          <Icon aria-hidden />
        </Button>
      }
    >
      <MenuLabel>{t("title")}</MenuLabel>
      <MenuChoice
        label={t("title")}
        value={theme}
        onChange={pick}
        options={THEMES.map((value) => {
          const OptionIcon = ICONS[value];
          return { value, label: t(value), icon: <OptionIcon aria-hidden /> };
        })}
      />
    </Menu>
  );
}
