import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TokensScreen } from "@/components/features/settings/tokens/tokens-screen";
import { getSessionCtx } from "@/lib/server/auth/session-ctx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("screen.tokens") };
}

export default async function TokensPage() {
  const ctx = await getSessionCtx();
  return <TokensScreen role={ctx?.actor.role ?? "viewer"} />;
}
