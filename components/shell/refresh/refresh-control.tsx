"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ChevronDown, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Menu, MenuChoice, MenuLabel } from "@/components/ui/dropdown-menu";
import { Tooltip } from "@/components/ui/tooltip";
import { useViewState } from "@/lib/client/url/use-view-state";
import { REFRESH_CHOICES, type RefreshChoice } from "@/lib/client/url/view-params";
import { useCommands } from "../keyboard/commands";
import { FreshnessMark } from "./freshness-mark";
import { useFreshness } from "./use-freshness";

/** How old what one sees is, asking again now, and how often to ask by itself. */
export function RefreshControl() {
  const t = useTranslations("refresh");
  const client = useQueryClient();
  const [view, update] = useViewState();
  const freshness = useFreshness();
  const refresh = () => void client.refetchQueries({ type: "active" });
  useCommands({ refresh });
  const words = (choice: RefreshChoice) => (choice === "off" ? t("off") : t("every", { interval: choice }));
  return (
    <div className="flex items-center">
      <FreshnessMark freshness={freshness} view={view} />
      <Tooltip text={t("now")}>
        <Button size="icon" aria-label={t("now")} onClick={refresh} className="rounded-r-none">
          <RefreshCw aria-hidden className={cn(freshness.fetching && "animate-spin")} />
        </Button>
      </Tooltip>
      <Menu
        trigger={
          <Button
            aria-label={t("interval", { interval: words(view.refresh) })}
            className="-ml-px gap-1 rounded-l-none px-2 font-normal"
          >
            {view.refresh === "off" ? t("offShort") : view.refresh}
            <ChevronDown aria-hidden className="text-ink-3" />
          </Button>
        }
      >
        <MenuLabel>{t("title")}</MenuLabel>
        <MenuChoice
          label={t("title")}
          value={view.refresh}
          onChange={(refreshChoice) => update({ refresh: refreshChoice })}
          options={REFRESH_CHOICES.map((value) => ({ value, label: words(value) }))}
        />
      </Menu>
    </div>
  );
}
