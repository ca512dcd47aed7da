import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ServicesScreen } from "@/components/features/settings/services/services-screen";
import { includesRole } from "@/lib/contracts/roles";
import { getSessionCtx } from "@/lib/server/auth/session-ctx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("screen.services") };
}

export default async function ServicesPage() {
  const ctx = await getSessionCtx();
  return <ServicesScreen mayEdit={ctx !== null && includesRole(ctx.actor.role, "admin")} />;
}
