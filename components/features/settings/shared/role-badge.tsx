"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Role } from "@/lib/contracts/roles";

export function RoleBadge({ role }: { role: Role }) {
  const t = useTranslations("roles");
  return <Badge icon={false}>{t(role)}</Badge>;
}
