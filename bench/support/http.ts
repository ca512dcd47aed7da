import { Agent, request } from "node:http";

export type Got = {
  readonly status: number;
  readonly etag: string;
  readonly bytes: number;
  readonly body: Buffer;
  readonly ms: number;
};

/** One GET on a kept connection; the body stays as it came (not decompressed). */
export function get(agent: Agent, url: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        const body = Buffer.concat(chunks);
        const etag = response.headers.etag ?? "";
        resolve({ status: response.statusCode ?? 0, etag, bytes: body.length, body, ms: performance.now() - started });
      });
    });
    asked.once("error", reject);
    asked.end();
  });
}

export const agentFor = (sockets: number): Agent => new Agent({ keepAlive: true, maxSockets: sockets });

/** A range query sent straight to Prometheus, as its own page sends it. */
export function direct(
  agent: Agent,
  prometheusUrl: string,
  query: string,
  range: { startMs: number; endMs: number; stepMs: number },
  encoding = "gzip",
): Promise<Got> {
  const params = new URLSearchParams({
    query,
    start: String(range.startMs / 1000),
    end: String(range.endMs / 1000),
    step: String(range.stepMs / 1000),
  });
  return get(agent, `${prometheusUrl}/api/v1/query_range?${params.toString()}`, { "accept-encoding": encoding });
}

/** Samples of a Prometheus text page by metric name (the first one of each name). */
export async function scrape(agent: Agent, url: string): Promise<ReadonlyMap<string, number>> {
  const { body } = await get(agent, url);
  const samples = new Map<string, number>();
  for (const line of body.toString().split("\n")) {
    const match = /^([a-zA-Z_:][\w:]*)(?:\{[^}]*\})? (\S+)/.exec(line);
    if (match?.[1] !== undefined && !samples.has(match[1])) samples.set(match[1], Number(match[2]));
  }
  return samples;
}
