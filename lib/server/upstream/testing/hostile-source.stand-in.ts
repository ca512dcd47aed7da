import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type StandIn = { readonly url: string; readonly seen: Seen[]; readonly stop: () => Promise<void> };
type Seen = { method: string; url: string; headers: Record<string, string | string[] | undefined>; body: string };

/** Stands in for a data source that misbehaves in ways the real ones cannot be made to. Remembers what it was asked. */
export async function startStandIn(answer: RequestListener): Promise<StandIn> {
  const seen: Seen[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      seen.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // safe: it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
