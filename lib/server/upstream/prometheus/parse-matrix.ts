import "server-only";
import { type Frame, type FrameSeries, type Labels, labelsKey, makeFrame } from "@/lib/domain/series/frame";
import { UpstreamFailure } from "@/lib/server/upstream/failure";

/** The grid a range query was asked for: times in ms, both ends included. */
export type Grid = { readonly startMs: number; readonly endMs: number; readonly stepMs: number };

export type MatrixLimits = { readonly source: string; readonly maxSeries: number };

/**
 * Columns of a matrix (range query) or vector (instant query, a grid of one point). Checked by hand, not by a schema:
 * an answer holds up to a million pairs. NaN and infinities become gaps. Throws UpstreamFailure when it is not one.
 */
export function parseMatrix(data: unknown, grid: Grid, limits: MatrixLimits): Frame {
  const rows = isRecord(data) && Array.isArray(data["result"]) ? (data["result"] as unknown[]) : null;
  if (!isRecord(data) || rows === null) throw new UpstreamFailure("not_json", limits.source);
  const kind = data["resultType"];
  const timestamps = gridTimes(grid);
  if (kind === "scalar") return scalarFrame(rows, timestamps, grid, limits);
  if (kind !== "matrix" && kind !== "vector") throw new UpstreamFailure("execution", limits.source, String(kind));
  if (rows.length > limits.maxSeries) {
    throw new UpstreamFailure("too_many_series", limits.source, `${rows.length} > ${limits.maxSeries}`);
  }
  const seen = new Set<string>();
  const series = rows.map((row): FrameSeries => {
    if (!isRecord(row)) throw new UpstreamFailure("not_json", limits.source);
    const labels = parseLabels(row, limits);
    const key = labelsKey(labels);
    if (seen.has(key)) throw new UpstreamFailure("duplicate_series", limits.source, key);
    seen.add(key);
    const pairs = kind === "matrix" ? row["values"] : [row["value"]];
    return { key, labels, values: fillColumn(pairs, timestamps.length, grid, limits) };
  });
  return makeFrame(timestamps, series);
}

function scalarFrame(pair: unknown[], timestamps: Float64Array, grid: Grid, limits: MatrixLimits): Frame {
  const values = fillColumn([pair], timestamps.length, grid, limits);
  return makeFrame(timestamps, [{ key: labelsKey({}), labels: {}, values }]);
}

function gridTimes({ startMs, endMs, stepMs }: Grid): Float64Array {
  const length = Math.floor((endMs - startMs) / stepMs) + 1;
  return Float64Array.from({ length }, (_, index) => startMs + index * stepMs);
}

type Row = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

function parseLabels(row: Row, limits: MatrixLimits): Labels {
  const metric = row["metric"];
  if (!isRecord(metric) || !Object.values(metric).every((value) => typeof value === "string")) {
    throw new UpstreamFailure("not_json", limits.source);
  }
  return metric as Labels; // safe: every value was just seen to be a string
}

function fillColumn(pairs: unknown, length: number, grid: Grid, limits: MatrixLimits): Float64Array {
  const values = new Float64Array(length).fill(NaN);
  if (!Array.isArray(pairs)) throw new UpstreamFailure("not_json", limits.source);
  for (const pair of pairs as unknown[]) {
    const [seconds, text] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (typeof seconds !== "number" || typeof text !== "string") throw new UpstreamFailure("not_json", limits.source);
    const index = Math.round((seconds * 1000 - grid.startMs) / grid.stepMs);
    const value = Number(text); // "NaN", "+Inf" and "-Inf" are NaN here: gaps, all three
    if (index >= 0 && index < length && Number.isFinite(value)) values[index] = value;
  }
  return values;
}
