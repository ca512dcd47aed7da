import type { AttributeValue, SpanData, SpanKind } from "./span";

const KINDS = { internal: 1, server: 2, client: 3 } as const satisfies Record<SpanKind, number>;
const STATUS_ERROR = 2;

type OtlpValue = { stringValue: string } | { boolValue: boolean } | { intValue: string } | { doubleValue: number };

function otlpValue(value: AttributeValue): OtlpValue {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

const keyValues = (attributes: Readonly<Record<string, AttributeValue>>): { key: string; value: OtlpValue }[] =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: otlpValue(value) }));

/** Nanoseconds since 1970 as the decimal string OTLP/JSON wants; a double holds them to 256 ns, so microseconds are kept. */
const nanos = (ms: number): string => `${Math.round(ms * 1000)}000`;

function otlpSpan(span: SpanData): object {
  return {
    traceId: span.context.traceId,
    spanId: span.context.spanId,
    ...(span.parentSpanId ? { parentSpanId: span.parentSpanId } : {}),
    name: span.name,
    kind: KINDS[span.kind],
    startTimeUnixNano: nanos(span.startMs),
    endTimeUnixNano: nanos(span.endMs),
    attributes: keyValues(span.attributes),
    ...(span.error && {
      status: { code: STATUS_ERROR, message: span.error.message },
      events: [
        {
          name: "exception",
          timeUnixNano: nanos(span.endMs),
          attributes: keyValues({ "exception.type": span.error.type, "exception.message": span.error.message }),
        },
      ],
    }),
  };
}

/** The body of `POST /v1/traces` in OTLP/HTTP JSON. */
export function exportRequest(resource: Readonly<Record<string, AttributeValue>>, spans: readonly SpanData[]): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: keyValues(resource) },
        scopeSpans: [{ scope: { name: "gasolinera.demo" }, spans: spans.map(otlpSpan) }],
      },
    ],
  });
}
