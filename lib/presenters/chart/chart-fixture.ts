import type { PanelDef } from "@/lib/catalog/types";
import type { PanelSeries } from "@/lib/contracts/dashboards";
import type { ChartContext, TimeAxis } from "./types";

/** Made-up panels for tests and benchmarks. Deterministic. */
export const CONTEXT: ChartContext = {
  locale: "en",
  timeZone: "UTC",
  serviceLabel: "job",
  services: ["gateway", "auth", "coupon", "station", "raffle"],
};

export const FIXTURE_START = Date.parse("2026-10-06T13:30:00Z");

export const axisOf = (points: number, stepMs = 15_000): TimeAxis => ({
  stepMs,
  timestamps: Array.from({ length: points }, (_, index) => FIXTURE_START + index * stepMs),
});

export const panelDef = (over: Partial<PanelDef> = {}): PanelDef => ({
  id: "latency",
  kind: "timeseries",
  title: { en: "Latency p95", es: "Latencia p95" },
  help: { en: "95 of 100 requests were faster.", es: "95 de cada 100 peticiones fueron más rápidas." },
  unit: "seconds",
  queries: [{ id: "a", expr: "up{$s}", legend: { en: "{{job}}", es: "{{job}}" } }],
  empty: { en: "No requests.", es: "Sin peticiones." },
  span: 6,
  ...over,
});

export const line = (
  name: string,
  values: (number | null)[],
  labels: Record<string, string> = { job: name },
): PanelSeries => ({
  query: "a",
  name,
  labels,
  values,
});

/** Noise with a slow wave, as request figures have it; the same `seed` gives the same line. */
export function wave(points: number, seed: number, size = 0.06): number[] {
  let state = seed * 7919 + 17;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return state / 0x7f_ff_ff_ff;
  };
  let drift = 0;
  return Array.from({ length: points }, (_, index) => {
    drift = drift * 0.8 + (random() - 0.5) * 0.2;
    return size * (0.4 + seed * 0.12 + 0.2 * Math.sin(index / 40 + seed) + drift);
  });
}
