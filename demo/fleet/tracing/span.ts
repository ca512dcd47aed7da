import { randomFillSync } from "node:crypto";

export type SpanKind = "internal" | "server" | "client";
export type SpanContext = { readonly traceId: string; readonly spanId: string; readonly sampled: boolean };
export type AttributeValue = string | number | boolean;

/** A finished span, times in Unix milliseconds with fractions. */
export type SpanData = {
  readonly context: SpanContext;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly kind: SpanKind;
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly error: { readonly type: string; readonly message: string } | null;
};

// Ids are drawn from one pool: a call of the generator per id costs more than the span itself.
const pool = Buffer.alloc(4096);
let used = pool.length;

function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString("hex", used - bytes, used);
}

/** Wall clock with sub-millisecond digits: SQL and Redis spans are shorter than a millisecond. */
const preciseNow = (): number => performance.timeOrigin + performance.now();

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** W3C trace context of a request; null when absent or malformed, as the recommendation demands. */
export function parseTraceparent(header: string | undefined): SpanContext | null {
  const found = header === undefined ? null : TRACEPARENT.exec(header);
  const [, traceId = "", spanId = "", flags = "00"] = found ?? [];
  if (!found || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

export const formatTraceparent = ({ traceId, spanId, sampled }: SpanContext): string =>
  `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;

/** A span that is running. `end` hands it to the sink once, when its trace is sampled. */
export class Span {
  readonly context: SpanContext;
  name: string;
  private readonly kind: SpanKind;
  private readonly parentSpanId: string | null;
  private readonly startMs = preciseNow();
  private readonly attributes: Record<string, AttributeValue>;
  private readonly sink: (span: SpanData) => void;
  private error: SpanData["error"] = null;

  constructor(
    sink: (span: SpanData) => void,
    name: string,
    kind: SpanKind,
    parent: SpanContext | null,
    attributes: Record<string, AttributeValue> = {},
  ) {
    this.sink = sink;
    this.name = name;
    this.kind = kind;
    this.parentSpanId = parent?.spanId ?? null;
    this.context = {
      traceId: parent?.traceId ?? randomHex(16),
      spanId: randomHex(8),
      sampled: parent?.sampled ?? true,
    };
    this.attributes = attributes;
  }

  child(name: string, kind: SpanKind, attributes: Record<string, AttributeValue> = {}): Span {
    return new Span(this.sink, name, kind, this.context, attributes);
  }

  set(key: string, value: AttributeValue): void {
    this.attributes[key] = value;
  }

  fail(type: string, message: string): void {
    this.error = { type, message };
    this.attributes["error.type"] = type;
  }

  end(): void {
    if (!this.context.sampled) return;
    const { context, parentSpanId, name, kind, startMs, attributes, error } = this;
    this.sink({ context, parentSpanId, name, kind, startMs, endMs: preciseNow(), attributes, error });
  }
}
