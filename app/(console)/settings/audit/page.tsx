import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditScreen } from "@/components/features/settings/audit/audit-screen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("screen.audit") };
}

export default function AuditPage() {
  return <AuditScreen />;
}
