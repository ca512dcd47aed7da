import type { Watched } from "@/components/panels/use-surroundings";
import { parseDuration } from "@/lib/domain/series/duration";
import { env } from "@/lib/server/env";
import { watchedServices } from "@/lib/server/services/dashboards/watched-services";

/** What panels need to know about what is watched. */
export async function readWatched(): Promise<Watched> {
  const { ATALAYA_SERVICE_LABEL, PROMETHEUS_SCRAPE_INTERVAL } = env();
  return {
    serviceLabel: ATALAYA_SERVICE_LABEL,
    services: (await watchedServices()).map(({ key, name, jobMatcher }) => ({ key, name, jobMatcher })),
    scrapeIntervalMs: parseDuration(PROMETHEUS_SCRAPE_INTERVAL) ?? 15_000,
  };
}
