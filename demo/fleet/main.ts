/**
 * One instance of one of Gasolinera's services: `main.ts INSTANCE`, e.g. `main.ts coupon-1` (names in ../model/topology.ts).
 *
 * Real: the HTTP server and the calls between services, the `pg` pool on PostgreSQL, the caches on Redis, the traces.
 * Simulated, in modules that say so: the JVM (jvm-simulated.ts) and the message broker (broker-simulated.ts).
 *
 * Serves the business endpoints of the model, `/actuator/health` and `/actuator/prometheus` on 127.0.0.1.
 * Environment, as processes.ts sets it:
 *   PORT                    where to listen
 *   ATALAYA_DATA_DIR        folder of faults.json, looked at once a second (see ../fault.ts)
 *   GASOLINERA_DATABASE_URL PostgreSQL; tables are created when missing, old rows are pruned
 *   REDIS_URL               redis://host:port
 *   OTLP_URL                base URL of an OTLP/HTTP receiver for traces
 *   FLEET_PEERS             JSON {instance: url} of all instances
 * SIGTERM and SIGINT stop it.
 */
import { connectRedis } from "./cache";
import { RollingDeployment, STABLE_VERSION } from "./deployment";
import { COMMON_TAGS, SERVICES } from "../model/topology";
import { readInstanceEnv } from "./env";
import { sleep } from "./failure";
import { FaultWatch } from "./fault-watch";
import { Life } from "./life";
import { ensureSchema, pruneSql } from "./schema";
import { SpanExporter } from "./tracing/exporter";
import { Span } from "./tracing/span";

const PRUNE_EVERY_MS = 10 * 60_000;
const RESTART_MS = 4_000;
const PRUNED = {
  auth: ["users"],
  coupon: ["coupons", "redemptions"],
  raffle: ["tickets"],
  station: [],
  gateway: [],
} as const;

const instance = process.argv[2] ?? "";
const model = SERVICES.find((service) => service.instances.includes(instance));
if (!model) {
  const known = SERVICES.flatMap((service) => service.instances).join(", ");
  throw new Error(`unknown instance "${instance}"; one of ${known}`);
}
const index = model.instances.indexOf(instance);
const env = readInstanceEnv(process.env);
if (model.pool) await ensureSchema(env.databaseUrl);
const redis = await connectRedis(env.redisUrl);
const faults = new FaultWatch(env.dataDir);
const deployment = new RollingDeployment(index);
let version = STABLE_VERSION;
const exporter = new SpanExporter(env.otlpUrl, () => ({
  "service.name": model.job,
  "service.instance.id": instance,
  "service.version": version,
  "deployment.environment.name": COMMON_TAGS.environment,
}));

const begin = async (): Promise<Life> => {
  const life = new Life({
    model,
    instance,
    version,
    redis,
    faults,
    databaseUrl: env.databaseUrl,
    peers: env.peers,
    sink: exporter.add,
  });
  await life.start();
  return life;
};

let life = await begin();
await life.listen(env.port);
let listening = true;
let changing = false;

/** The last instance of a service is the one that goes down. */
const shouldBeDown = (): boolean => index === model.instances.length - 1 && faults.find("down", model.key) !== null;

async function follow(): Promise<void> {
  const wanted = deployment.wanted(faults.find("deploy", model!.key), version, Date.now());
  if (wanted !== version) {
    await life.close();
    version = wanted;
    await sleep(RESTART_MS);
    life = await begin();
    listening = false;
  }
  const down = shouldBeDown();
  if (down === !listening) return;
  await (down ? life.stopListening() : life.listen(env.port));
  listening = !down;
}

faults.eachSecond(() => {
  if (changing) return;
  life.tick(Date.now());
  changing = true;
  follow()
    .catch((error: unknown) => process.stderr.write(`${instance}: ${String(error)}\n`))
    .finally(() => (changing = false));
});

const prune = setInterval(() => {
  const span = new Span(() => undefined, "prune", "internal", null);
  for (const table of PRUNED[model.key])
    void life.pool?.use(span, 0, (sql) => sql(pruneSql(table))).catch(() => undefined);
}, PRUNE_EVERY_MS);
if (index !== 0) clearInterval(prune);

async function stop(): Promise<void> {
  clearInterval(prune);
  faults.stop();
  await Promise.race([Promise.allSettled([life.close(), exporter.close()]), sleep(2_000)]);
  redis.destroy();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
