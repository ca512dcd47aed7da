/** What a fleet process is told by its supervisor. Read by hand: a schema library would cost each of eleven processes ten megabytes. */
export type FleetEnv = {
  readonly port: number;
  readonly dataDir: string;
  readonly peers: Readonly<Record<string, string>>;
};

export type InstanceEnv = FleetEnv & {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly otlpUrl: string;
};

type Source = Readonly<Record<string, string | undefined>>;

function required(source: Source, name: string): string {
  const value = source[name];
  if (!value)
    throw new Error(`${name} is missing: fleet processes are started with the variables of demo/fleet/processes.ts`);
  return value;
}

function url(source: Source, name: string): string {
  const value = required(source, name);
  if (!URL.canParse(value)) throw new Error(`${name} is not a URL`);
  return value;
}

function port(source: Source): number {
  const value = Number(required(source, "PORT"));
  if (!Number.isInteger(value) || value < 1 || value > 65_535) throw new Error("PORT is not a port number");
  return value;
}

function peers(source: Source): Record<string, string> {
  const value: unknown = JSON.parse(required(source, "FLEET_PEERS"));
  if (typeof value !== "object" || value === null) throw new Error("FLEET_PEERS is not a JSON object {instance: url}");
  return Object.fromEntries(Object.entries(value).map(([instance, address]) => [instance, String(address)]));
}

export const readPeers = (source: Source): Omit<FleetEnv, "port"> => ({
  dataDir: required(source, "ATALAYA_DATA_DIR"),
  peers: peers(source),
});

export const readFleetEnv = (source: Source): FleetEnv => ({ ...readPeers(source), port: port(source) });

export const readInstanceEnv = (source: Source): InstanceEnv => ({
  ...readFleetEnv(source),
  databaseUrl: url(source, "GASOLINERA_DATABASE_URL"),
  redisUrl: url(source, "REDIS_URL"),
  otlpUrl: url(source, "OTLP_URL"),
});
