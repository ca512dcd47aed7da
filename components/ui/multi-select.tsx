"use client";
import { Check, ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useDeferredValue, useId, useMemo, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { filterOptions, type SearchOption } from "./filter-options";
import { Popover } from "./popover";

// More rows than anybody reads; with thousands of options the rest is reached by typing.
const ROWS_MAX = 100;

type MultiSelectProps = {
  label: string;
  /** Words on the trigger when nothing is chosen: "All services". */
  allLabel: string;
  options: readonly SearchOption[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  single?: boolean;
  icon?: ReactNode;
  /** Shown instead of the list: still loading, or failed with a retry. */
  notice?: ReactNode;
  onOpen?: () => void;
  className?: string;
};

/** Combobox of many options with search. Arrow keys move, Enter toggles, Escape closes; stays fast with thousands. */
export function MultiSelect(props: MultiSelectProps) {
  const { label, allLabel, options, value, single, icon, className } = props;
  const [open, setOpen] = useState(false);
  const names = value.map((key) => options.find((option) => option.value === key)?.label ?? key);
  const summary =
    names.length === 0 ? allLabel : names.length <= 2 ? names.join(", ") : `${names[0]} +${names.length - 1}`;
  const change = (next: boolean) => {
    setOpen(next);
    if (next) props.onOpen?.();
  };
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={change}
      className="w-72"
      trigger={
        <Button
          className={cn("max-w-56 justify-between px-2.5 font-normal", className)}
          aria-label={`${label}: ${summary}`}
        >
          {icon}
          <span className={cn("min-w-0 flex-1 truncate text-left", names.length === 0 && "text-ink-2")}>{summary}</span>
          <ChevronDown aria-hidden className="text-ink-3" />
        </Button>
      }
    >
      <OptionList {...props} {...(single && { onPicked: () => setOpen(false) })} />
    </Popover>
  );
}

function OptionList({
  label,
  options,
  value,
  onChange,
  single,
  notice,
  onPicked,
}: MultiSelectProps & { onPicked?: () => void }) {
  const t = useTranslations("ui");
  const listId = useId();
  const [query, setQuery] = useState("");
  const [cursor, setCursor] = useState(0);
  const deferred = useDeferredValue(query);
  const found = useMemo(() => filterOptions(options, deferred, ROWS_MAX), [options, deferred]);
  const toggle = (key: string) => {
    const on = value.includes(key);
    onChange(on ? value.filter((other) => other !== key) : single ? [key] : [...value, key]);
    onPicked?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const current = found.rows[cursor];
    if (move) setCursor((at) => Math.max(0, Math.min(found.rows.length - 1, at + move)));
    else if (event.key === "Enter" && current) toggle(current.value);
    else return;
    event.preventDefault();
  };
  return (
    <div className="flex flex-col">
      <div className="border-b border-line p-1">
        <input
          role="combobox"
          aria-expanded={!notice}
          aria-controls={notice ? undefined : listId}
          aria-label={t("searchIn", { label })}
          aria-activedescendant={found.rows[cursor] ? `${listId}-${cursor}` : undefined}
          placeholder={t("search")}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setCursor(0);
          }}
          onKeyDown={onKeyDown}
          className="h-8 w-full bg-transparent px-2 outline-none placeholder:text-ink-3 max-md:h-10 max-md:text-[16px]"
        />
      </div>
      {notice || (
        <div
          id={listId}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native list cannot be searched
          role="listbox"
          aria-label={label}
          aria-multiselectable={!single}
          className="max-h-72 overflow-y-auto p-1"
        >
          {found.rows.map((option, at) => (
            <OptionRow
              key={option.value}
              id={`${listId}-${at}`}
              option={option}
              selected={value.includes(option.value)}
              current={at === cursor}
              onPick={() => toggle(option.value)}
            />
          ))}
        </div>
      )}
      {!notice && found.rows.length === 0 && <p className="px-3 pb-3 text-ink-2">{t("noMatch")}</p>}
      {found.hidden > 0 && (
        <p className="border-t border-line px-3 py-2 text-sm text-ink-3">{t("moreRows", { count: found.hidden })}</p>
      )}
      {value.length > 0 && (
        <div className="border-t border-line p-1">
          <Button variant="ghost" size="sm" className="w-full" onClick={() => onChange([])}>
            <X aria-hidden />
            {t("clearChoice", { count: value.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

type OptionRowProps = { id: string; option: SearchOption; selected: boolean; current: boolean; onPick: () => void };

function OptionRow({ id, option, selected, current, onPick }: OptionRowProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- keys are handled by the combobox, which keeps focus
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it belongs to the searchable list above
      role="option"
      aria-selected={selected}
      ref={(node) => {
        if (current) node?.scrollIntoView({ block: "nearest" });
      }}
      onClick={onPick}
      className={cn(
        "flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 hover:bg-hover max-md:min-h-10",
        current && "bg-hover",
      )}
    >
      <span
        aria-hidden
        className={cn(
          "flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong",
          selected && "border-solid bg-solid text-on-solid",
        )}
      >
        {selected && <Check className="size-3" />}
      </span>
      <span className="min-w-0 flex-1 truncate">{option.label}</span>
      {option.hint && <span className="shrink-0 text-sm text-ink-3">{option.hint}</span>}
    </div>
  );
}
