import "server-only";
import { processWide } from "@/lib/server/process";
import { queryInstant, queryRange } from "@/lib/server/upstream/prometheus/client";
import { createSeriesEngine, type SeriesEngine } from "./engine";

const MAX_BYTES = 64 * 1024 * 1024;

/** The one engine of this process: page, route and job share its cache, flights and limits. */
export const seriesEngine = (): SeriesEngine =>
  processWide("series-engine", () =>
    createSeriesEngine({
      range: queryRange,
      instant: queryInstant,
      now: () => Date.now(),
      maxBytes: MAX_BYTES,
      concurrency: 8,
      negativeMs: 1_500,
      patienceMs: 2_500,
    }),
  );
