"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { countTiles, type Tile } from "./tiles";

/** The one line to read first: is anything wrong? */
export function OverviewSummary({ tiles }: { tiles: readonly Tile[] }) {
  const t = useTranslations("overview");
  const { all, bad, warned, unknown } = countTiles(tiles);
  return (
    <output className="flex min-h-7 flex-wrap items-center gap-2 text-ink-2">
      {bad > 0 && <Badge tone="crit">{t("bad", { count: bad })}</Badge>}
      {warned > 0 && <Badge tone="warn">{t("warned", { count: warned })}</Badge>}
      {bad + warned === 0 && unknown < all && <Badge tone="ok">{t("allGood")}</Badge>}
      {unknown === all && <Badge>{t("allUnknown")}</Badge>}
      {unknown > 0 && unknown < all && <Badge>{t("unknownCount", { count: unknown })}</Badge>}
      <span>{t("services", { count: all })}</span>
    </output>
  );
}
