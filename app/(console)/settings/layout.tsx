import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/features/settings/shared/settings-tabs";
import { getSessionCtx } from "@/lib/server/auth/session-ctx";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const [t, messages, ctx] = await Promise.all([getTranslations("settings"), getMessages(), getSessionCtx()]);
  return (
    // The texts of these screens are most of all texts: other screens do not carry them.
    <NextIntlClientProvider messages={messages}>
      <h1 className="px-4 pt-3 pb-2 text-lg font-semibold">{t("title")}</h1>
      <SettingsTabs role={ctx?.actor.role ?? "viewer"} />
      <div className="w-full max-w-7xl p-4 max-md:p-3">{children}</div>
    </NextIntlClientProvider>
  );
}
