"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";

/** What a filter's list says while it has no options: loading, failed with a retry, or none. */
export function ListNotice({ query }: { query: Pick<UseQueryResult, "status" | "refetch" | "error"> }) {
  const t = useTranslations("filters");
  if (query.status === "pending") {
    return (
      <div className="flex flex-col gap-2 p-3">
        <output className="sr-only">{t("loading")}</output>
        <Skeleton className="h-4" />
        <Skeleton className="h-4 w-2/3" />
      </div>
    );
  }
  if (query.status === "error") {
    return (
      <div role="alert" className="flex flex-col items-start gap-2 p-3">
        <p>{query.error?.message || t("failed")}</p>
        <Button size="sm" onClick={() => void query.refetch()}>
          {t("retry")}
        </Button>
      </div>
    );
  }
  return <p className="p-3 text-ink-2">{t("none")}</p>;
}
