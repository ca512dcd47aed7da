import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

export function OverviewSkeleton() {
  const t = useTranslations("errors");
  return (
    <div
      aria-busy
      className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,320px),1fr))] gap-3 p-4 pt-14 max-md:p-3 max-md:pt-13"
    >
      <output className="sr-only">{t("loading")}</output>
      {Array.from({ length: 5 }, (_, at) => (
        <Skeleton key={at} className="h-39 rounded-lg" />
      ))}
    </div>
  );
}
