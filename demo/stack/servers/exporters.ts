import { join } from "node:path";

import { type StackContext, step, whenReady } from "../context";
import { HOST, ROOT } from "../paths";
import { programPath } from "../tools";
import { answers } from "../until";
import { databaseUrl } from "./postgres";
import { redisUrl } from "./redis";

/** What Debian's postgres_exporter does not collect by itself, under the names the current one uses. */
const QUERIES = join(ROOT, "deploy/postgres-exporter/queries.yml");

/** Starts node_exporter, postgres_exporter and redis_exporter. */
export async function startExporters(ctx: StackContext): Promise<void> {
  const { ports, supervisor } = ctx;
  const address = (port: number): string => `${HOST}:${port}`;
  await step(ctx, "exporters answer", async () => {
    supervisor.start({
      name: "node-exporter",
      file: programPath("node_exporter"),
      args: [
        `--web.listen-address=${address(ports.nodeExporter)}`,
        "--no-collector.netclass",
        "--no-collector.textfile",
      ],
    });
    supervisor.start({
      name: "postgres-exporter",
      file: programPath("postgres_exporter"),
      args: [`--web.listen-address=${address(ports.postgresExporter)}`, `--extend.query-path=${QUERIES}`],
      env: { DATA_SOURCE_NAME: `${databaseUrl(ctx, "gasolinera")}?sslmode=disable` },
    });
    supervisor.start({
      name: "redis-exporter",
      file: programPath("redis_exporter"),
      args: [`-web.listen-address=${address(ports.redisExporter)}`, `-redis.addr=${redisUrl(ctx)}`],
    });
    const all = [
      ["node-exporter", ports.nodeExporter],
      ["postgres-exporter", ports.postgresExporter],
      ["redis-exporter", ports.redisExporter],
    ] as const;
    await Promise.all(all.map(([name, port]) => whenReady(ctx, name, () => answers(`http://${address(port)}/`))));
  });
}
