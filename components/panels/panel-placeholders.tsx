"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import { usePanelSurroundings } from "./panel-context";

export function PanelLoading() {
  const t = useTranslations("panel");
  return (
    <output className="block h-full py-1">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-full min-h-16 w-full" />
    </output>
  );
}

export function PanelEmpty({ reason }: { reason: string }) {
  const t = useTranslations("panel");
  return (
    <EmptyState title={t("empty")} className="h-full py-4">
      {reason}
    </EmptyState>
  );
}

export function PanelFailed({ reason }: { reason: string | null }) {
  const t = useTranslations("panel");
  const { retry } = usePanelSurroundings();
  return (
    <ErrorState
      title={t("failed")}
      className="h-full py-4"
      action={
        <Button size="sm" onClick={retry}>
          {t("retry")}
        </Button>
      }
    >
      {reason ?? t("failedUnknown")}
    </ErrorState>
  );
}
