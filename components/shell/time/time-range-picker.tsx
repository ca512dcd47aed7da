"use client";
import { ChevronDown, ChevronLeft, ChevronRight, Clock, ZoomOut } from "lucide-react";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { Tooltip } from "@/components/ui/tooltip";
import { type ResolvedRange, resolveRange, shiftRange, type TimeRange, zoomOut } from "@/lib/client/url/time-range";
import { useNow } from "@/lib/client/use-now";
import { useViewState } from "@/lib/client/url/use-view-state";
import { useZone } from "@/lib/client/url/use-zone";
import { useCommands } from "../keyboard/commands";
import { rangeWords } from "./range-words";

const RangeForm = dynamic(() => import("./range-form").then((module) => module.RangeForm), {
  ssr: false,
  loading: () => <Skeleton className="m-3 h-72 w-80" />,
});

/** The time range of the view: a trigger that says it in words, the picker behind it, and steps back, on and out. */
export function TimeRangePicker() {
  const t = useTranslations("time");
  const locale = useLocale();
  const [view, update] = useViewState();
  const zone = useZone();
  const [open, setOpen] = useState(false);

  const shown = resolveRange(view, useNow(), zone);
  const move = (to: (range: ResolvedRange, now: number) => TimeRange) => {
    const now = Date.now();
    const result = resolveRange(view, now, zone);
    if (result.ok) update(to(result.range, now));
  };
  const back = () => move((range, now) => shiftRange(range, -1, now));
  const forward = () => move((range, now) => shiftRange(range, 1, now));
  const widen = () => move(zoomOut);
  useCommands({ range: () => setOpen(true), back, forward, zoomOut: widen });

  const words = rangeWords(view, shown.ok ? shown.range : null, { locale, timeZone: zone });
  const text = words.kind === "last" ? t(`last.${words.unit}`, { count: words.count }) : words.text;
  return (
    <div className="flex min-w-0 items-center max-md:flex-1">
      <StepButton label={t("back")} onClick={back} icon={<ChevronLeft aria-hidden />} className="rounded-r-none" />
      <Popover
        label={t("title")}
        open={open}
        onOpenChange={setOpen}
        align="end"
        trigger={
          <Button
            aria-label={t("trigger", { range: text })}
            className="min-w-0 rounded-none border-x-0 px-2.5 font-normal max-md:flex-1 max-sm:rounded-md max-sm:border-x"
            suppressHydrationWarning
          >
            <Clock aria-hidden className={shown.ok ? "text-ink-3" : "text-crit"} />
            <span className="truncate" suppressHydrationWarning>
              {text}
            </span>
            {view.tz !== "browser" && <span className="text-sm text-ink-3">{zone}</span>}
            <ChevronDown aria-hidden className="text-ink-3" />
          </Button>
        }
      >
        <RangeForm onDone={() => setOpen(false)} />
      </Popover>
      <StepButton label={t("forward")} onClick={forward} icon={<ChevronRight aria-hidden />} className="rounded-none" />
      <StepButton
        label={t("zoomOut")}
        onClick={widen}
        icon={<ZoomOut aria-hidden />}
        className="-ml-px rounded-l-none"
      />
    </div>
  );
}

type StepButtonProps = { label: string; onClick: () => void; icon: React.ReactNode; className: string };

function StepButton({ label, onClick, icon, className }: StepButtonProps) {
  return (
    <Tooltip text={label}>
      <Button size="icon" aria-label={label} onClick={onClick} className={`max-sm:hidden ${className}`}>
        {icon}
      </Button>
    </Tooltip>
  );
}
