"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { ApiError } from "@/lib/client/api-error";
import { useErrorText } from "./use-error-text";

type ListStatesProps<T> = {
  query: {
    readonly data: T | undefined;
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly refetch: () => Promise<unknown>;
  };
  isEmpty: (data: T) => boolean;
  empty: ReactNode;
  children: (data: T) => ReactNode;
};

/** All states of a list: on its way, forbidden, failed with retry, empty, there; and there but no longer fresh. */
export function ListStates<T>({ query, isEmpty, empty, children }: ListStatesProps<T>) {
  const t = useTranslations("settings");
  const errorText = useErrorText();
  const { data, error } = query;
  const retry = (
    <Button size="sm" onClick={() => void query.refetch()}>
      {t("retry")}
    </Button>
  );
  if (query.isPending) return <SkeletonRows label={t("loading")} />;
  if (error instanceof ApiError && error.code === "forbidden") {
    return (
      <EmptyState icon={Lock} title={t("forbidden")}>
        {t("forbiddenWhy")}
      </EmptyState>
    );
  }
  if (data === undefined) {
    return (
      <ErrorState title={t("failed")} action={retry}>
        {errorText(error)}
      </ErrorState>
    );
  }
  return (
    <>
      {error && (
        <Notice tone="warn" action={retry}>
          {t("notFresh")} {errorText(error)}
        </Notice>
      )}
      {isEmpty(data) ? empty : children(data)}
    </>
  );
}
