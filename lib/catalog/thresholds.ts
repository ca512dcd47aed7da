import { text } from "./text";
import type { ThresholdDef } from "./types";

/** The guide's latency numbers: SLO 200 ms (S48), warning 0.5 s (S37), critical 1 s (S38). Seconds. */
export const LATENCY: readonly ThresholdDef[] = [
  { level: "target", value: 0.2, bad: "above", label: text("SLO 200 ms", "SLO 200 ms") },
  { level: "warning", value: 0.5, bad: "above", label: text("High", "Alta") },
  { level: "critical", value: 1, bad: "above", label: text("Critical", "Crítica") },
];

/** Availability target 99.9 % (S47) seen as errors; 1 % and 5 % are the usual steps above it. Ratio 0..1. */
export const ERROR_RATIO: readonly ThresholdDef[] = [
  { level: "target", value: 0.001, bad: "above", label: text("SLO 0.1 %", "SLO 0,1 %") },
  { level: "warning", value: 0.01, bad: "above", label: text("High", "Alta") },
  { level: "critical", value: 0.05, bad: "above", label: text("Critical", "Crítica") },
];

/** A warning and a critical line on one side of a value. */
export const steps = (bad: "above" | "below", warning: number, critical?: number): readonly ThresholdDef[] => [
  { level: "warning", value: warning, bad, label: text("Warning", "Aviso") },
  ...(critical === undefined
    ? []
    : [{ level: "critical", value: critical, bad, label: text("Critical", "Crítico") } as const]),
];
