import type { Resource, StoredSpan } from "./otlp";

/** The envelope of Jaeger's v1 HTTP API. */
export const envelope = (
  data: unknown,
  total: number,
  errors: readonly { code: number; msg: string }[] | null = null,
) => ({
  data,
  total,
  limit: 0,
  offset: 0,
  errors,
});

const idOf = (processes: Map<string, { id: string; resource: Resource }>, resource: Resource): string => {
  const key = `${resource.serviceName}\n${JSON.stringify(resource.tags)}`;
  const known = processes.get(key);
  if (known) return known.id;
  const id = `p${processes.size + 1}`;
  processes.set(key, { id, resource });
  return id;
};

/** A trace as `GET /api/traces/{id}` of Jaeger v1 prints it; 128-bit ids whose high half is zero are printed with 16 digits. */
export function jaegerTrace(traceId: string, spans: readonly StoredSpan[]) {
  const shown = traceId.replace(/^0{16}/, "");
  const processes = new Map<string, { id: string; resource: Resource }>();
  const out = spans.map((span) => ({
    traceID: shown,
    spanID: span.spanId,
    operationName: span.name,
    references: span.parentSpanId ? [{ refType: "CHILD_OF", traceID: shown, spanID: span.parentSpanId }] : [],
    startTime: span.startUs,
    duration: span.durationUs,
    tags: span.tags,
    logs: span.logs.map((log) => ({ timestamp: log.timestampUs, fields: log.fields })),
    processID: idOf(processes, span.resource),
    warnings: null,
  }));
  const named = [...processes.values()].map(
    ({ id, resource }) => [id, { serviceName: resource.serviceName, tags: resource.tags }] as const,
  );
  return { traceID: shown, spans: out, processes: Object.fromEntries(named), warnings: null };
}

/** 1 to 32 hex digits, padded to 32; null for anything else. */
export const parseTraceId = (text: string): string | null =>
  /^[0-9a-fA-F]{1,32}$/.test(text) ? text.toLowerCase().padStart(32, "0") : null;
