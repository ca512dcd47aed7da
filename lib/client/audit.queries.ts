import { infiniteQueryOptions } from "@tanstack/react-query";
import { AuditPage } from "@/lib/contracts/audit";
import { getJson } from "./get-json";

/** What narrows the audit log; empty texts do not. `from` and `to` are RFC 3339. */
export type AuditFilter = {
  readonly text: string;
  readonly action: string;
  readonly entity: string;
  readonly from: string;
  readonly to: string;
};

const PAGE = 50;

/** Every change anybody made, newest first. */
export const auditQueries = {
  all: () => ["audit"] as const,
  list: (filter: AuditFilter) =>
    infiniteQueryOptions({
      queryKey: [...auditQueries.all(), "list", filter] as const,
      queryFn: ({ signal, pageParam }) => getJson(auditUrl(filter, pageParam), AuditPage, signal),
      initialPageParam: "",
      getNextPageParam: (last) => last.nextCursor,
    }),
};

function auditUrl(filter: AuditFilter, cursor: string): string {
  const params = new URLSearchParams({ limit: String(PAGE) });
  for (const [name, value] of Object.entries({ ...filter, cursor })) if (value) params.set(name, value);
  return `/api/v1/audit?${params.toString()}`;
}
