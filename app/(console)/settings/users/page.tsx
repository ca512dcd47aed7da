import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UsersScreen } from "@/components/features/settings/users/users-screen";
import { getSessionCtx } from "@/lib/server/auth/session-ctx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("screen.users") };
}

export default async function UsersPage() {
  const ctx = await getSessionCtx();
  return <UsersScreen selfId={ctx?.actor.id ?? ""} />;
}
