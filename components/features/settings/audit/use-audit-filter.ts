"use client";
import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useDeferredValue, useMemo } from "react";
import type { AuditFilter } from "@/lib/client/audit.queries";
import { parseTime } from "@/lib/client/url/time-range";
import { useOwnZone } from "@/lib/client/url/use-zone";

const parsers = {
  text: parseAsString.withDefault(""),
  action: parseAsString.withDefault(""),
  entity: parseAsString.withDefault(""),
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(""),
  open: parseAsArrayOf(parseAsString).withDefault([]),
};

export type AuditPatch = Partial<Record<keyof AuditFilter, string>> & { open?: string[] };

/** The filter of the address, as people typed it (`filter`) and as it is asked for (`request`), and the rows that are open. */
export function useAuditFilter(): {
  filter: AuditFilter;
  request: AuditFilter;
  open: readonly string[];
  update: (patch: AuditPatch) => void;
} {
  const [{ open, ...filter }, set] = useQueryStates(parsers, { history: "replace" });
  const zone = useOwnZone();
  const { text, action, entity, from, to } = filter;
  const request = useMemo(
    () => ({ text, action, entity, from: instant(from, zone), to: instant(to, zone) }),
    [text, action, entity, from, to, zone],
  );
  return { filter, request: useDeferredValue(request), open, update: (patch) => void set(patch) };
}

/** A day or time a person typed, as RFC 3339; nothing when it cannot be read (yet). */
function instant(text: string, zone: string): string {
  const at = text ? parseTime(text, Date.now(), zone) : null;
  return at === null ? "" : new Date(at).toISOString();
}
