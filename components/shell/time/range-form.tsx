"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { QUICK_RANGES, quickLength, type RangeProblem, resolveRange } from "@/lib/client/url/time-range";
import { BROWSER_ZONE, resolveZone } from "@/lib/client/url/time-zone";
import { useViewState } from "@/lib/client/url/use-view-state";
import { useOwnZone } from "@/lib/client/url/use-zone";
import { splitLength } from "./range-words";
import { TimeInput } from "./time-input";
import { ZoneSelect } from "./zone-select";

// Focus in a field opens the keyboard of a phone over the quick ranges.
const hasKeyboard = (): boolean => window.matchMedia("(pointer: fine)").matches;

/** Quick lengths on one side, typed or picked ends on the other. What is typed is checked before it becomes the view. */
export function RangeForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("time");
  const own = useOwnZone();
  const [view, update] = useViewState();
  const [from, setFrom] = useState(view.from);
  const [to, setTo] = useState(view.to);
  const [tz, setTz] = useState(view.tz);
  const [problem, setProblem] = useState<RangeProblem | null>(() => {
    const result = resolveRange(view, Date.now(), resolveZone(view.tz, own));
    return result.ok ? null : result.problem;
  });
  const zone = resolveZone(tz, own);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (hasKeyboard()) form.current?.querySelector("input")?.focus();
  }, []);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const result = resolveRange({ from, to }, Date.now(), zone);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    update({ from: from.trim(), to: to.trim(), tz: tz === BROWSER_ZONE ? null : tz });
    onDone();
  };
  const pickQuick = (length: string) => {
    update({ from: `now-${length}`, to: "now" });
    onDone();
  };
  const error = (...owners: readonly RangeProblem[]) =>
    problem && owners.includes(problem) ? t(`problem.${problem}`) : undefined;
  const general = error("reversed", "future", "too_short", "too_long");
  return (
    <div className="flex w-max max-w-full flex-row max-sm:w-[calc(100vw-24px)] max-sm:flex-col">
      <form ref={form} onSubmit={apply} className="flex w-80 flex-col gap-3 p-3 max-sm:w-full" noValidate>
        <Field label={t("from")} error={error("from_unreadable")}>
          {(control) => <TimeInput {...control} value={from} onChange={setFrom} zone={zone} />}
        </Field>
        <Field label={t("to")} error={error("to_unreadable")} hint={t("syntax")}>
          {(control) => <TimeInput {...control} value={to} onChange={setTo} zone={zone} />}
        </Field>
        <Field label={t("zone")}>
          {(control) => <ZoneSelect {...control} value={tz} own={own} onChange={setTz} />}
        </Field>
        {general && <Notice tone="crit">{general}</Notice>}
        <Button type="submit" variant="primary">
          {t("apply")}
        </Button>
      </form>
      <ul
        aria-label={t("quick")}
        className="grid auto-rows-min grid-cols-1 gap-0.5 border-l border-line p-2 max-sm:grid-cols-3 max-sm:border-t max-sm:border-l-0 sm:w-44"
      >
        {QUICK_RANGES.map((length) => {
          const parts = splitLength(length);
          const current = quickLength(view) === length;
          return (
            <li key={length}>
              <button
                type="button"
                aria-current={current || undefined}
                onClick={() => pickQuick(length)}
                className={cn(
                  "h-7 w-full rounded-sm px-2 text-left whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink max-sm:h-10 max-sm:text-center",
                  current && "bg-active font-medium text-ink",
                )}
              >
                <span className="max-sm:hidden">{parts && t(`last.${parts.unit}`, { count: parts.count })}</span>
                <span className="sm:hidden">{length}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
