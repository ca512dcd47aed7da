"use client";
import { useLocale } from "next-intl";
import { useCallback, useMemo } from "react";
import type { QueryDef } from "@/lib/catalog/types";
import { absoluteRange, resolveRange, zoomOut } from "@/lib/client/url/time-range";
import { useViewState } from "@/lib/client/url/use-view-state";
import { useZone } from "@/lib/client/url/use-zone";
import type { Service } from "@/lib/contracts/services";
import { fillTemplate, labelMatchers, targetMatchers } from "@/lib/domain/promql/fill-template";
import { formatDuration } from "@/lib/domain/series/duration";
import { rateWindowMs } from "@/lib/domain/series/step";
import type { ChartContext } from "@/lib/presenters/chart/types";
import type { PanelSurroundings } from "./panel-context";

/** What the page knows about what is watched. Pass one object that lasts: panels render again when it changes. */
export type Watched = {
  /** Label that names the service (`job`). */
  readonly serviceLabel: string;
  /** The registry, in its order. */
  readonly services: readonly Pick<Service, "key" | "name" | "jobMatcher">[];
  readonly scrapeIntervalMs: number;
};

/** Everything panels share, made from the view in the address. `stepMs`: of the data shown, null until there is some. */
export function usePanelSurroundingsOf(
  watched: Watched,
  stepMs: number | null,
  refetch: () => Promise<unknown>,
): PanelSurroundings {
  const [view, update] = useViewState();
  const zone = useZone();
  const context = useChartContext(watched, zone);

  const fillQuery = useCallback(
    ({ expr }: QueryDef) => {
      const chosen =
        view.service.length === 0 ? watched.services : watched.services.filter(({ key }) => view.service.includes(key));
      const input = {
        serviceLabel: watched.serviceLabel,
        servicePatterns: chosen.map(({ jobMatcher }) => jobMatcher),
        instances: view.instance,
        environments: view.env === "" ? [] : [view.env],
      };
      const window = formatDuration(rateWindowMs(stepMs ?? watched.scrapeIntervalMs, watched.scrapeIntervalMs));
      return fillTemplate(expr, {
        matchers: labelMatchers(input),
        targets: targetMatchers(input),
        window,
        by: watched.serviceLabel,
      });
    },
    [view.service, view.instance, view.env, watched, stepMs],
  );
  const onZoom = useCallback(
    (range: { from: number; to: number }) => update(absoluteRange(range.from, range.to)),
    [update],
  );
  const onZoomOut = useCallback(() => {
    const shown = resolveRange({ from: view.from, to: view.to }, Date.now(), zone);
    if (shown.ok) update(zoomOut(shown.range, Date.now()));
  }, [view.from, view.to, zone, update]);
  const retry = useCallback(() => void refetch(), [refetch]);

  return useMemo(
    () => ({ context, fillQuery, retry, onZoom, onZoomOut }),
    [context, fillQuery, retry, onZoom, onZoomOut],
  );
}

function useChartContext({ serviceLabel, services }: Watched, timeZone: string): ChartContext {
  const locale = useLocale();
  return useMemo(
    () => ({ locale, timeZone, serviceLabel, services: services.map(({ jobMatcher }) => jobMatcher) }),
    [locale, timeZone, serviceLabel, services],
  );
}
