import type { StoredSpan } from "./otlp";

/** The newest spans, in a ring: when it is full the oldest span goes, and its trace with the last of its spans. */
export class SpanStore {
  private readonly limit: number;
  private readonly ring: (StoredSpan | undefined)[];
  private readonly traces = new Map<string, Set<StoredSpan>>();
  private at = 0;
  private stored = 0;

  constructor(limit: number) {
    this.limit = limit;
    this.ring = Array.from({ length: limit });
  }

  get size(): number {
    return this.stored;
  }

  add(span: StoredSpan): void {
    const oldest = this.ring[this.at];
    if (oldest) this.forget(oldest);
    else this.stored += 1;
    this.ring[this.at] = span;
    this.at = (this.at + 1) % this.limit;
    const trace = this.traces.get(span.traceId);
    if (trace) trace.add(span);
    else this.traces.set(span.traceId, new Set([span]));
  }

  /** Spans of a trace in order of arrival; empty when unknown. */
  trace(traceId: string): StoredSpan[] {
    return [...(this.traces.get(traceId) ?? [])];
  }

  services(): string[] {
    const names = new Set<string>();
    for (const span of this.ring) if (span) names.add(span.resource.serviceName);
    return [...names].toSorted();
  }

  private forget(span: StoredSpan): void {
    const trace = this.traces.get(span.traceId);
    trace?.delete(span);
    if (trace?.size === 0) this.traces.delete(span.traceId);
  }
}
