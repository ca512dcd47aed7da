import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SourcesScreen } from "@/components/features/settings/sources/sources-screen";
import { getSessionCtx } from "@/lib/server/auth/session-ctx";
import { readHealth } from "@/lib/server/services/health/ready";
import { listSources } from "@/lib/server/services/sources/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("screen.sources") };
}

export default async function SourcesPage() {
  const ctx = await getSessionCtx();
  if (!ctx) return null;
  const { checks } = await readHealth();
  const sources = listSources(ctx).map(({ name, kind, url }) => {
    const check = checks.find((one) => one.kind === kind && one.name === name);
    return { name, kind, url, ok: check?.ok ?? null, reason: check?.reason ?? null };
  });
  return <SourcesScreen sources={sources} />;
}
