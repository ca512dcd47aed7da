"use client";
import { CircleAlert, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { sparklineSvg } from "@/lib/presenters/svg/sparkline";
import type { Tile, TileMetric } from "./tiles";

const TONES: Record<Tile["state"], Tone> = { up: "ok", partial: "warn", down: "crit", unknown: "neutral" };

/** One service: state, instances, and its three signals with their course. The whole tile leads to its charts. */
export function ServiceTile({ tile, color }: { tile: Tile; color: number }) {
  const t = useTranslations("overview");
  const search = useSearchParams();
  const href = useMemo(() => {
    const params = new URLSearchParams(search);
    params.delete("service");
    params.delete("instance");
    if (tile.key) params.append("service", tile.key);
    return `/performance?${params.toString()}`;
  }, [search, tile.key]);
  return (
    <li
      data-service={tile.key}
      className={cn(
        "relative flex flex-col gap-3 rounded-lg border border-line bg-surface p-3 hover:border-line-strong focus-within:border-line-strong",
        tile.state === "down" && "border-crit hover:border-crit",
      )}
    >
      <div className="flex min-h-5 items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold">
          <Link href={href} prefetch={false} className="rounded-sm after:absolute after:inset-0 after:rounded-lg">
            {tile.name}
          </Link>
        </h2>
        {tile.all !== null && (
          <span className="text-sm text-ink-3">{t("instances", { up: tile.up ?? 0, all: tile.all })}</span>
        )}
        <Badge tone={TONES[tile.state]}>{t(`state.${tile.state}`)}</Badge>
      </div>
      <dl className="grid grid-cols-3 gap-3">
        {tile.metrics.map((metric) => (
          <Metric key={metric.id} metric={metric} color={color} />
        ))}
      </dl>
    </li>
  );
}

function Metric({ metric, color }: { metric: TileMetric; color: number }) {
  const t = useTranslations("overview");
  const svg = useMemo(
    () => ({ __html: sparklineSvg(metric.values, `var(--series-${color})`) }),
    [metric.values, color],
  );
  const bad = metric.level === "critical" || metric.level === "warning";
  const Icon = metric.level === "critical" ? CircleAlert : TriangleAlert;
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="text-sm text-ink-3">{t(`metric.${metric.id}`)}</dt>
      <dd
        className={cn(
          "flex items-center gap-1 text-lg font-medium whitespace-nowrap",
          { critical: "text-crit", warning: "text-warn", ok: "", unknown: "text-ink-3" }[metric.level],
        )}
      >
        {metric.text}
        {bad && (
          <>
            <Icon aria-hidden className="size-3.5 shrink-0" />
            <span className="sr-only">{t(metric.level === "critical" ? "level.critical" : "level.warning")}</span>
          </>
        )}
      </dd>
      <dd aria-hidden className="mt-1 h-9 border-b border-line" dangerouslySetInnerHTML={svg} />
    </div>
  );
}
