"use client";
import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuLabel } from "@/components/ui/dropdown-menu";
import { type Locale, LOCALE_COOKIE, LOCALES } from "@/lib/contracts/locale";
import { keepPreference } from "./preference-cookie";

// Each language is named in itself: who cannot read this page must still find theirs.
const NAMES: Record<Locale, string> = { en: "English", es: "Español" };

/** The console's language; the address stays the same. */
export function LanguageSwitch() {
  const t = useTranslations("shell.language");
  const locale = useLocale();
  const router = useRouter();
  const pick = (next: Locale) => {
    keepPreference(LOCALE_COOKIE, next);
    router.refresh();
  };
  return (
    <Menu
      align="start"
      trigger={
        <Button variant="ghost" size="icon" aria-label={t("label", { language: NAMES[locale] })}>
          <Languages aria-hidden />
        </Button>
      }
    >
      <MenuLabel>{t("title")}</MenuLabel>
      <MenuChoice
        label={t("title")}
        value={locale}
        onChange={pick}
        options={LOCALES.map((value) => ({ value, label: NAMES[value] }))}
      />
    </Menu>
  );
}
