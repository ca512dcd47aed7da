import { Agent, request } from "node:http";

import { exportRequest } from "./otlp";
import type { AttributeValue, SpanData } from "./span";

const FLUSH_MS = 2_000;
const BATCH = 256;
const QUEUE_LIMIT = 2_048;
const TIMEOUT_MS = 3_000;

/**
 * Sends finished spans to an OTLP/HTTP receiver in batches. The OpenTelemetry SDK is not used on purpose: its Node
 * packages cost tens of megabytes and half a second of start in each of nine processes that share a quarter of a core.
 * The queue is bounded; what does not fit or cannot be delivered is dropped and counted.
 */
export class SpanExporter {
  dropped = 0;
  private readonly queue: SpanData[] = [];
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly timer: NodeJS.Timeout;
  private sending = false;
  private readonly url: URL;
  private readonly resource: () => Readonly<Record<string, AttributeValue>>;

  constructor(baseUrl: string, resource: () => Readonly<Record<string, AttributeValue>>) {
    this.url = new URL("/v1/traces", baseUrl);
    this.resource = resource;
    this.timer = setInterval(() => void this.flush(), FLUSH_MS).unref();
  }

  readonly add = (span: SpanData): void => {
    if (this.queue.length >= QUEUE_LIMIT) this.dropped += 1;
    else this.queue.push(span);
  };

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
    this.agent.destroy();
  }

  private async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, BATCH);
      const delivered = await this.post(exportRequest(this.resource(), batch));
      if (!delivered) {
        this.dropped += batch.length;
        break;
      }
    }
    this.sending = false;
  }

  private post(body: string): Promise<boolean> {
    return new Promise((resolve) => {
      const sent = request(
        this.url,
        {
          method: "POST",
          agent: this.agent,
          timeout: TIMEOUT_MS,
          headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
        },
        (reply) => {
          reply.resume();
          reply.on("end", () => resolve((reply.statusCode ?? 500) < 300));
          reply.on("error", () => resolve(false));
        },
      );
      sent.on("timeout", () => sent.destroy());
      sent.on("error", () => resolve(false));
      sent.end(body);
    });
  }
}
