"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

/** A screen that could not be shown. The digest finds the cause in the server's log. */
export function FailedScreen({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  const t = useTranslations("errors");
  return (
    <ErrorState
      title={t("failed")}
      as="h1"
      className="flex-1"
      action={
        <>
          <Button variant="primary" onClick={onRetry}>
            {t("retry")}
          </Button>
          <Link href="/" className={buttonClass()}>
            {t("toOverview")}
          </Link>
        </>
      }
    >
      <p>{t("failedWhy")}</p>
      {digest && <p className="mt-1 font-mono text-sm text-ink-3">{t("reference", { id: digest })}</p>}
    </ErrorState>
  );
}
