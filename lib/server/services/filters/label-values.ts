import "server-only";
import { LRUCache } from "lru-cache";
import type { FilterQuery, FilterValues } from "@/lib/contracts/filters";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { processWide } from "@/lib/server/process";
import { resolveScope } from "@/lib/server/services/dashboards/scope";
import { pickSource } from "@/lib/server/services/sources/pick";
import { labelValues } from "@/lib/server/upstream/prometheus/client";

const KEEP_MS = 30_000;
const LOOK_BACK_MS = 6 * 3_600_000;
const MAX_VALUES = 1_000;

const cache = (): LRUCache<string, Promise<string[]>> =>
  processWide("label-values", () => new LRUCache({ max: 200, ttl: KEEP_MS }));

/** Values of `instance` or `environment` that the chosen services had in the last 6 hours. Throws AppError. */
export async function listLabelValues(
  ctx: Ctx,
  label: "instance" | "environment",
  input: FilterQuery,
): Promise<FilterValues> {
  requireRole(ctx.actor, "viewer");
  const source = pickSource("prometheus", input.source);
  const { matchers } = await resolveScope(ctx, { service: input.service });
  const key = [source.name, label, matchers].join("\n");
  let values = cache().get(key);
  if (!values) {
    const toMs = ctx.now().getTime();
    values = labelValues(source, label, `{${matchers}}`, { fromMs: toMs - LOOK_BACK_MS, toMs });
    cache().set(key, values);
    values.catch(() => cache().delete(key));
  }
  const all = (await values).filter((value) => value !== "");
  return { items: all.slice(0, MAX_VALUES), truncated: all.length > MAX_VALUES };
}
