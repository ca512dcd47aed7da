import { z } from "zod";

const Int64 = z.union([z.string().regex(/^-?\d{1,20}$/), z.number().int()]);
const Value = z.union([
  z.object({ stringValue: z.string() }),
  z.object({ boolValue: z.boolean() }),
  z.object({ intValue: Int64 }),
  z.object({ doubleValue: z.number() }),
  z.object({ bytesValue: z.string() }),
  z.object({ arrayValue: z.looseObject({}) }),
  z.object({ kvlistValue: z.looseObject({}) }),
  z.object({}),
]);
const Attributes = z.array(z.object({ key: z.string(), value: Value.optional() })).default([]);
const Nanos = z
  .union([z.string().regex(/^\d{1,20}$/), z.number().int().nonnegative()])
  .transform((value) => BigInt(value));
const hex = (digits: number) =>
  z
    .string()
    .regex(new RegExp(`^[0-9a-fA-F]{${digits}}$`))
    .transform((id) => id.toLowerCase());

const Span = z.object({
  traceId: hex(32),
  spanId: hex(16),
  parentSpanId: z.union([hex(16), z.literal("")]).optional(),
  name: z.string(),
  kind: z.number().int().min(0).max(5).default(0),
  startTimeUnixNano: Nanos,
  endTimeUnixNano: Nanos,
  attributes: Attributes,
  events: z.array(z.object({ name: z.string().default(""), timeUnixNano: Nanos, attributes: Attributes })).default([]),
  status: z
    .object({ code: z.number().int().default(0), message: z.string().default("") })
    .default({ code: 0, message: "" }),
});

const ExportRequest = z.object({
  resourceSpans: z
    .array(
      z.object({
        resource: z.object({ attributes: Attributes }).default({ attributes: [] }),
        scopeSpans: z
          .array(
            z.object({
              scope: z.object({ name: z.string().default("") }).optional(),
              spans: z.array(Span).default([]),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

type Tag = {
  readonly key: string;
  readonly type: "string" | "bool" | "int64" | "float64" | "binary";
  readonly value: string | number | boolean;
};

export type Resource = { readonly serviceName: string; readonly tags: readonly Tag[] };

export type StoredSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  /** Microseconds. */
  readonly startUs: number;
  readonly durationUs: number;
  readonly tags: readonly Tag[];
  readonly logs: readonly { readonly timestampUs: number; readonly fields: readonly Tag[] }[];
  readonly resource: Resource;
};

const KINDS = ["", "internal", "server", "client", "producer", "consumer"] as const;
const STATUS = ["", "OK", "ERROR"] as const;
const NO_SERVICE = "OTLPResourceNoServiceName";

function int64(value: string | number): number | string {
  const number = Number(value);
  // Jaeger sends integers a double cannot hold as text.
  return Number.isSafeInteger(number) ? number : String(value);
}

function tagOf(key: string, value: z.infer<typeof Value> | undefined): Tag {
  if (!value) return { key, type: "string", value: "" };
  if ("stringValue" in value) return { key, type: "string", value: value.stringValue };
  if ("boolValue" in value) return { key, type: "bool", value: value.boolValue };
  if ("intValue" in value) return { key, type: "int64", value: int64(value.intValue) };
  if ("doubleValue" in value) return { key, type: "float64", value: value.doubleValue };
  if ("bytesValue" in value) return { key, type: "binary", value: value.bytesValue };
  return { key, type: "string", value: JSON.stringify(value) };
}

const tagsOf = (attributes: z.infer<typeof Attributes>): Tag[] => attributes.map(({ key, value }) => tagOf(key, value));
const micros = (nanos: bigint): number => Number(nanos / 1000n);

function statusTags({ code, message }: { code: number; message: string }): Tag[] {
  const name = STATUS[code];
  if (!name) return [];
  return [
    { key: "otel.status_code", type: "string", value: name },
    ...(name === "ERROR" ? [{ key: "error", type: "bool", value: true } as const] : []),
    ...(message ? [{ key: "otel.status_description", type: "string", value: message } as const] : []),
  ];
}

function storedSpan(span: z.infer<typeof Span>, scope: string, resource: Resource): StoredSpan {
  const startUs = micros(span.startTimeUnixNano);
  const kind = KINDS[span.kind];
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId || null,
    name: span.name,
    startUs,
    durationUs: Math.max(0, micros(span.endTimeUnixNano) - startUs),
    tags: [
      ...(scope ? [{ key: "otel.scope.name", type: "string", value: scope } as const] : []),
      ...tagsOf(span.attributes),
      ...(kind ? [{ key: "span.kind", type: "string", value: kind } as const] : []),
      ...statusTags(span.status),
    ],
    logs: span.events.map((event) => ({
      timestampUs: micros(event.timeUnixNano),
      fields: [{ key: "event", type: "string", value: event.name }, ...tagsOf(event.attributes)],
    })),
    resource,
  };
}

/** Spans of an OTLP/JSON export request, flattened as Jaeger's translator does it; throws ZodError when it is not one. */
export function parseExport(value: unknown): StoredSpan[] {
  return ExportRequest.parse(value).resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const tags = tagsOf(resource.attributes);
    const named = tags.find((tag) => tag.key === "service.name");
    const from: Resource = {
      serviceName: String(named?.value ?? NO_SERVICE),
      tags: tags.filter((tag) => tag !== named),
    };
    return scopeSpans.flatMap(({ scope, spans }) => spans.map((span) => storedSpan(span, scope?.name ?? "", from)));
  });
}
