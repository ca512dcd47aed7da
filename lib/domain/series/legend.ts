import type { Labels } from "./frame";

const PLACE = /\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

/** A legend with every `{{label}}` replaced by that label's value (nothing when the series lacks it). */
export function fillLegend(template: string, labels: Labels): string {
  return template.replace(PLACE, (_, name: string) => labels[name] ?? "").trim();
}
