"use client";
import { CirclePause, Radio, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { isLive } from "@/lib/client/dashboards.queries";
import { useNow } from "@/lib/client/use-now";
import { refreshMs, type ViewState } from "@/lib/client/url/view-params";
import { formatAge } from "@/lib/presenters/format/duration";
import type { Freshness } from "./use-freshness";

// Beyond this the word "live" would be a lie, whatever the interval is.
const OLD_MS = 30_000;

type State = "live" | "fixed" | "paused" | "old";

function stateOf(freshness: Freshness, view: ViewState, ageMs: number): State {
  if (!isLive(view)) return "fixed";
  const interval = refreshMs(view.refresh);
  if (freshness.failing || ageMs > OLD_MS + (interval || 0)) return "old";
  return interval ? "live" : "paused";
}

/** "Live", "fixed range", or how old the data is: by word, with a shape beside it. */
export function FreshnessMark({ freshness, view }: { freshness: Freshness; view: ViewState }) {
  const t = useTranslations("refresh");
  const locale = useLocale();
  const now = useNow(1000);
  if (freshness.at === null) return null;
  const ageMs = Math.max(0, now - freshness.at);
  const state = stateOf(freshness, view, ageMs);
  const Icon = { live: Radio, fixed: CirclePause, paused: CirclePause, old: TriangleAlert }[state];
  const words = state === "live" ? t("live") : state === "fixed" ? t("fixed") : formatAge(ageMs, locale);
  return (
    <span
      title={t(`hint.${state}`, { age: formatAge(ageMs, locale) })}
      data-freshness={state}
      className={cn(
        "mr-2 inline-flex items-center gap-1 text-sm whitespace-nowrap max-sm:hidden",
        { live: "text-ok", fixed: "text-ink-3", paused: "text-ink-2", old: "text-warn" }[state],
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      {words}
    </span>
  );
}
