import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountScreen } from "@/components/features/settings/account/account-screen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("screen.account") };
}

export default function AccountPage() {
  return <AccountScreen />;
}
