"use client";
import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import type { FieldControl } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { parseTime } from "@/lib/client/url/time-range";
import { civilTime } from "@/lib/client/url/time-zone";

type TimeInputProps = FieldControl & {
  value: string;
  onChange: (value: string) => void;
  zone: string;
};

const two = (number: number) => String(number).padStart(2, "0");

/** The wall clock of `zone` as a date-time field wants it. */
function fieldValue(text: string, zone: string): string {
  const at = parseTime(text, Date.now(), zone);
  if (at === null) return "";
  const civil = civilTime(at, zone);
  return `${civil.year}-${two(civil.month)}-${two(civil.day)}T${two(civil.hour)}:${two(civil.minute)}`;
}

/** One end of a range: typed in words, or picked from the browser's own calendar. */
export function TimeInput({ value, onChange, zone, ...control }: TimeInputProps) {
  const t = useTranslations("time");
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <div className="relative flex gap-1">
      <Input
        {...control}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        className="font-mono text-sm"
      />
      <Button
        size="icon"
        aria-label={t("calendar")}
        title={t("calendar")}
        onClick={() => calendar.current?.showPicker()}
      >
        <CalendarDays aria-hidden />
      </Button>
      {/* Only its calendar is used: the text field beside it is what people and screen readers edit. */}
      <input
        ref={calendar}
        type="datetime-local"
        tabIndex={-1}
        aria-hidden
        value={fieldValue(value, zone)}
        onChange={(event) => event.target.value && onChange(event.target.value.replace("T", " "))}
        className="pointer-events-none absolute right-0 bottom-0 size-px opacity-0"
      />
    </div>
  );
}
