import { Compass } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";

/** An address that leads nowhere, and the way back. */
export function NotFoundScreen() {
  const t = useTranslations("errors");
  return (
    <EmptyState
      icon={Compass}
      title={t("notFound")}
      as="h1"
      className="flex-1"
      action={
        <Link href="/" className={buttonClass()}>
          {t("toOverview")}
        </Link>
      }
    >
      {t("notFoundWhy")}
    </EmptyState>
  );
}
