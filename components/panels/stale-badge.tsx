"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { formatAge } from "@/lib/presenters/format/duration";
import { usePanelSurroundings } from "./panel-context";

const TICK_MS = 1000;

/** How old the shown data is, counting on by itself. `since`: ms since 1970. */
export function StaleBadge({ since, reason }: { since: number; reason: string | null }) {
  const t = useTranslations("panel");
  const { context } = usePanelSurroundings();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Badge tone="warn" className="shrink min-w-0">
      <span className="truncate" title={reason ?? t("stale")}>
        {/* The server's clock and the reader's differ: the age is counted in the browser only. */}
        {now === null ? t("stale") : t("staleSince", { age: formatAge(now - since, context.locale) })}
      </span>
    </Badge>
  );
}
