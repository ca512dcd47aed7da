import type { ThresholdDef } from "@/lib/catalog/types";
import type { Level } from "./types";

/** The worst limit a value is beyond. Limits are inclusive; a target is a wish and not a limit. No value: unknown. */
export function levelOf(value: number | null | undefined, thresholds: readonly ThresholdDef[] = []): Level {
  if (value === null || value === undefined) return "unknown";
  let worst: Level = "ok";
  for (const threshold of thresholds) {
    if (threshold.level === "target") continue;
    const beyond = threshold.bad === "above" ? value >= threshold.value : value <= threshold.value;
    if (beyond && (threshold.level === "critical" || worst === "ok")) worst = threshold.level;
  }
  return worst;
}
