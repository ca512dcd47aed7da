import { queryOptions } from "@tanstack/react-query";
import { FilterValues } from "@/lib/contracts/filters";
import { getJson } from "./get-json";

/** Label values to filter by, as the metrics have them. */
export const filterQueries = {
  all: () => ["filters"] as const,
  values: (kind: "instances" | "environments", scope: { service: readonly string[]; source: string }) =>
    queryOptions({
      queryKey: [...filterQueries.all(), kind, scope] as const,
      queryFn: ({ signal }) => getJson(valuesUrl(kind, scope), FilterValues, signal),
      staleTime: 30_000,
    }),
};

function valuesUrl(kind: string, { service, source }: { service: readonly string[]; source: string }): string {
  const params = new URLSearchParams(service.map((key) => ["service", key]));
  if (source) params.set("source", source);
  return `/api/v1/${kind}?${params.toString()}`;
}
