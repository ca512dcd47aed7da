/**
 * The simulated RabbitMQ's metrics endpoints: `GET /metrics` (aggregated) and `GET /metrics/detailed?family=…` (by queue).
 * Environment: PORT, ATALAYA_DATA_DIR, FLEET_PEERS (see processes.ts).
 */
import { createServer } from "node:http";

import { QUEUES } from "../model/queues";
import { aggregatedFamilies, detailedFamilies } from "./broker-metrics";
import { SimulatedQueue } from "./broker-simulated";
import { readFleetEnv } from "./env";
import { FaultWatch } from "./fault-watch";
import { CONTENT_TYPES, type Family, render } from "./metrics/exposition";

const env = readFleetEnv(process.env);
const startedAt = Date.now();
const queues = QUEUES.map((model) => new SimulatedQueue(model));
const faults = new FaultWatch(env.dataDir);

let lastAt = startedAt;
faults.eachSecond(() => {
  const now = Date.now();
  for (const queue of queues) {
    queue.advance((now - lastAt) / 1000, now, faults.find("queue-backlog", queue.model.consumer) !== null);
  }
  lastAt = now;
});

function familiesOf(url: URL): Family[] | null {
  if (url.pathname === "/metrics") return aggregatedFamilies(queues, startedAt);
  if (url.pathname === "/metrics/detailed") return detailedFamilies(queues, url.searchParams.getAll("family"));
  return null;
}

const server = createServer((request, response) => {
  const families = familiesOf(new URL(request.url ?? "/", "http://localhost"));
  if (!families) {
    response.writeHead(404).end();
    return;
  }
  // The plugin's text format has no comma at the end of its labels, unlike Micrometer's.
  response.writeHead(200, { "content-type": CONTENT_TYPES.prometheus });
  response.end(render(families, "prometheus").replaceAll(",} ", "} "));
});
server.listen(env.port, "127.0.0.1");

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    faults.stop();
    server.close();
    server.closeAllConnections();
  });
}
