"use client";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Level } from "@/lib/presenters/chart/types";

/** Says that a value is beyond a limit: by shape and word, not by colour alone. Nothing while all is well. */
export function LevelMark({ level }: { level: Level }) {
  const t = useTranslations("panel");
  if (level === "ok" || level === "unknown") return null;
  const Icon = level === "critical" ? CircleAlert : TriangleAlert;
  return (
    <span className={`inline-flex items-center gap-1 text-sm ${level === "critical" ? "text-crit" : "text-warn"}`}>
      <Icon aria-hidden className="size-3.5" />
      {t(`level.${level}`)}
    </span>
  );
}
