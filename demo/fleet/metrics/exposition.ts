import { javaDouble } from "../../model/labels";

export type Exemplar = {
  readonly traceId: string;
  readonly spanId: string;
  readonly value: number;
  readonly atMs: number;
};

/** One line: `suffix` is appended to the family's name, `labels` is `a="b",c="d"` (already escaped, no braces). */
export type Sample = {
  readonly suffix: "" | "_total" | "_count" | "_sum" | "_bucket";
  readonly labels: string;
  readonly value: number;
  readonly exemplar?: Exemplar | undefined;
};

export type Family = {
  /** Without `_total`. */
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "summary" | "histogram";
  readonly samples: readonly Sample[];
};

export type Format = "prometheus" | "openmetrics";

export const CONTENT_TYPES = {
  prometheus: "text/plain; version=0.0.4; charset=utf-8",
  openmetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8",
} as const satisfies Record<Format, string>;

/** As Spring's endpoint decides: OpenMetrics only for a client that names it. */
export const formatFor = (accept: string | undefined): Format =>
  accept?.includes("application/openmetrics-text") ? "openmetrics" : "prometheus";

export const escapeLabelValue = (value: string): string =>
  value.replace(/[\\"\n]/g, (char) => (char === "\n" ? "\\n" : `\\${char}`));

/** `a="b",c="d"`, keys sorted as Micrometer sorts its tags. */
export function labelText(tags: Readonly<Record<string, string>>): string {
  return Object.keys(tags)
    .toSorted()
    .map((key) => `${key}="${escapeLabelValue(tags[key] ?? "")}"`)
    .join(",");
}

const escapeHelp = (help: string, format: Format): string =>
  help.replace(format === "openmetrics" ? /[\\"\n]/g : /[\\\n]/g, (char) => (char === "\n" ? "\\n" : `\\${char}`));

const exemplarText = ({ traceId, spanId, value, atMs }: Exemplar): string =>
  ` # {trace_id="${traceId}",span_id="${spanId}"} ${javaDouble(value)} ${(atMs / 1000).toFixed(3)}`;

function header(family: Family, format: Format): string {
  // The text format knows a counter by its sample's name, OpenMetrics by the family's.
  const name = format === "prometheus" && family.type === "counter" ? `${family.name}_total` : family.name;
  const help = `# HELP ${name} ${escapeHelp(family.help, format)}\n`;
  const type = `# TYPE ${name} ${family.type}\n`;
  return format === "openmetrics" ? type + help : help + type;
}

function line(family: Family, sample: Sample, format: Format): string {
  // Micrometer's text format closes its label list with a comma, its OpenMetrics does not.
  const labels = sample.labels && `{${sample.labels}${format === "prometheus" ? "," : ""}}`;
  const exemplar = format === "openmetrics" && sample.exemplar ? exemplarText(sample.exemplar) : "";
  return `${family.name}${sample.suffix}${labels} ${javaDouble(sample.value)}${exemplar}\n`;
}

/** The body of a scrape: families by name, as Micrometer's PrometheusMeterRegistry (Spring Boot 3.2) writes them. */
export function render(families: readonly Family[], format: Format): string {
  let out = "";
  for (const family of families) {
    out += header(family, format);
    for (const sample of family.samples) out += line(family, sample, format);
  }
  return format === "openmetrics" ? `${out}# EOF\n` : out;
}
