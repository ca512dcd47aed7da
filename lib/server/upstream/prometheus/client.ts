import "server-only";
import { z } from "zod";
import type { Frame } from "@/lib/domain/series/frame";
import { formatDuration } from "@/lib/domain/series/duration";
import { exchange, type Question } from "@/lib/server/upstream/exchange";
import { UpstreamFailure } from "@/lib/server/upstream/failure";
import type { Source } from "@/lib/server/upstream/source";
import { parseAnswer } from "./parse-answer";
import { type Grid, parseMatrix } from "./parse-matrix";

/** One panel cannot show more lines; a query that returns more is cut off with a reason instead of being drawn. */
const MAX_SERIES = 2_000;
/** Longer queries are sent as a form: proxies commonly refuse URLs over 8 kB. */
const MAX_URL_QUERY = 2_000;

export type Asking = { readonly signal?: AbortSignal | undefined; readonly timeoutMs?: number };

const seconds = (ms: number): string => String(ms / 1000);

/** Values of `query` on the grid (all times ms). Throws UpstreamFailure. */
export async function queryRange(source: Source, query: string, grid: Grid, asking: Asking = {}): Promise<Frame> {
  const form = new URLSearchParams({
    query,
    start: seconds(grid.startMs),
    end: seconds(grid.endMs),
    step: seconds(grid.stepMs),
    timeout: formatDuration(asking.timeoutMs ?? source.timeoutMs),
  });
  const data = await ask(source, "/api/v1/query_range", form, asking);
  return parseMatrix(data, grid, { source: source.name, maxSeries: MAX_SERIES });
}

/** Values of `query` at one time (ms): a frame of one point. Throws UpstreamFailure. */
export async function queryInstant(source: Source, query: string, timeMs: number, asking: Asking = {}): Promise<Frame> {
  const form = new URLSearchParams({
    query,
    time: seconds(timeMs),
    timeout: formatDuration(asking.timeoutMs ?? source.timeoutMs),
  });
  const data = await ask(source, "/api/v1/query", form, asking);
  const grid = { startMs: timeMs, endMs: timeMs, stepMs: 1 };
  return parseMatrix(data, grid, { source: source.name, maxSeries: MAX_SERIES });
}

const Strings = z.array(z.string());

/** Values that `label` takes in series matching `selector` since `fromMs`, in order. Throws UpstreamFailure. */
export async function labelValues(
  source: Source,
  label: string,
  selector: string,
  range: { readonly fromMs: number; readonly toMs: number },
  asking: Asking = {},
): Promise<string[]> {
  const form = new URLSearchParams({ "match[]": selector, start: seconds(range.fromMs), end: seconds(range.toMs) });
  // Only GET: Prometheus has no form variant of this one.
  const question = { path: `/api/v1/label/${encodeURIComponent(label)}/values`, query: form, ...asking };
  const values = Strings.safeParse(parseAnswer(source.name, await exchange(source, question)));
  if (!values.success) throw new UpstreamFailure("not_json", source.name);
  return values.data.toSorted();
}

/** Proves that the source answers queries. Works on everything that speaks the Prometheus API. Throws UpstreamFailure. */
export async function probePrometheus(source: Source, asking: Asking = {}): Promise<void> {
  await ask(source, "/api/v1/query", new URLSearchParams({ query: "vector(1)" }), asking);
}

async function ask(source: Source, path: string, form: URLSearchParams, asking: Asking): Promise<unknown> {
  const text = form.toString();
  const question: Question =
    text.length > MAX_URL_QUERY
      ? { path, method: "POST", body: { type: "application/x-www-form-urlencoded", text }, ...asking }
      : { path, query: form, ...asking };
  return parseAnswer(source.name, await exchange(source, question));
}
