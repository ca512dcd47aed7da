import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { panelsOf } from "@/lib/catalog/dashboards";
import type { DashboardDef } from "@/lib/catalog/types";

/** The dashboard's boxes while its data is read, of the size they will have. */
export function DashboardSkeleton({ def }: { def: DashboardDef }) {
  const t = useTranslations("errors");
  return (
    <div aria-busy className="grid grid-cols-12 gap-3 p-4 max-md:p-3">
      <output className="sr-only">{t("loading")}</output>
      {panelsOf(def).map((panel) => (
        <Skeleton
          key={panel.id}
          className={`col-span-12 ${panel.kind === "timeseries" || panel.kind === "toplist" ? "h-76 lg:col-span-6" : "h-32"}`}
        />
      ))}
    </div>
  );
}
