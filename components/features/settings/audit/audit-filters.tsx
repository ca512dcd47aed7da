"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { AuditFilter } from "@/lib/client/audit.queries";
import type { AuditPatch } from "./use-audit-filter";

const PAUSE_MS = 300;
const FIELDS = ["text", "action", "entity"] as const;
const DATES = ["from", "to"] as const;

type AuditFiltersProps = { filter: AuditFilter; onChange: (patch: AuditPatch) => void };

/** Narrows the log while one types, after a short pause. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const t = useTranslations("settings.audit");
  const [cleared, setCleared] = useState(0);
  const any = Object.values(filter).some(Boolean);
  const clear = () => {
    onChange({ text: "", action: "", entity: "", from: "", to: "" });
    setCleared((count) => count + 1);
  };
  return (
    <search className="flex flex-wrap items-end gap-3" key={cleared}>
      {FIELDS.map((name) => (
        <Field
          key={name}
          label={t(`filter.${name}`)}
          className={name === "text" ? "min-w-56 flex-2" : "min-w-36 flex-1"}
        >
          {(control) => (
            <PausedInput
              {...control}
              placeholder={t(`example.${name}`)}
              initial={filter[name]}
              onSettled={(value) => onChange({ [name]: value })}
            />
          )}
        </Field>
      ))}
      {DATES.map((name) => (
        <Field key={name} label={t(`filter.${name}`)} className="w-40">
          {(control) => (
            <Input
              {...control}
              type="date"
              value={filter[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Button disabled={!any} onClick={clear}>
        {t("clear")}
      </Button>
    </search>
  );
}

type PausedInputProps = Omit<React.ComponentProps<"input">, "onChange" | "value"> & {
  initial: string;
  onSettled: (value: string) => void;
};

function PausedInput({ initial, onSettled, ...props }: PausedInputProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Input
      {...props}
      type="search"
      defaultValue={initial}
      onChange={({ target }) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onSettled(target.value.trim()), PAUSE_MS);
      }}
    />
  );
}
