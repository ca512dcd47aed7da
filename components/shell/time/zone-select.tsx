"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FieldControl } from "@/components/ui/field";
import { BROWSER_ZONE } from "@/lib/client/url/time-zone";

type ZoneSelectProps = FieldControl & { value: string; own: string; onChange: (zone: string) => void };

/** A native list on purpose: 400 zones, and browsers let one type to find them. */
export function ZoneSelect({ value, own, onChange, ...control }: ZoneSelectProps) {
  const t = useTranslations("time");
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"), []);
  const unlisted = value !== BROWSER_ZONE && value !== "UTC" && !zones.includes(value);
  return (
    <select
      {...control}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="h-8 w-full rounded-md border border-line-strong bg-surface px-2 hover:border-ink-3 max-md:h-10"
    >
      <option value={BROWSER_ZONE}>{t("browserZone", { zone: own })}</option>
      <option value="UTC">UTC</option>
      {unlisted && <option value={value}>{value}</option>}
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {zone}
        </option>
      ))}
    </select>
  );
}
