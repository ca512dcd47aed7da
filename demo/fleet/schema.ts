import pg from "pg";

import { FUELS } from "../model/topology";
import { STATION_COUNT, ZONES } from "./station-names";

const LOCK = 740_115;
const RETRY_MS = 500;
const DEADLINE_MS = 60_000;

const TABLES = `
CREATE TABLE IF NOT EXISTS users (id bigserial PRIMARY KEY, email text NOT NULL UNIQUE, created_at timestamptz NOT NULL DEFAULT now(), last_login_at timestamptz);
CREATE TABLE IF NOT EXISTS stations (id text PRIMARY KEY, name text NOT NULL, zone text NOT NULL);
CREATE TABLE IF NOT EXISTS prices (station_id text NOT NULL REFERENCES stations, fuel_type text NOT NULL, price numeric(6,2) NOT NULL, PRIMARY KEY (station_id, fuel_type));
CREATE TABLE IF NOT EXISTS coupons (id bigserial PRIMARY KEY, station_id text NOT NULL, amount numeric(10,2) NOT NULL, fuel_type text NOT NULL, uses_left int NOT NULL DEFAULT 2, created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS redemptions (id bigserial PRIMARY KEY, coupon_id bigint NOT NULL, amount numeric(10,2) NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS raffles (id text PRIMARY KEY, prize text NOT NULL);
CREATE TABLE IF NOT EXISTS tickets (id bigserial PRIMARY KEY, raffle_id text NOT NULL, source text NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
INSERT INTO stations SELECT 'station-' || (100 + n), 'Gasolinera ' || n, ($1::text[])[1 + n % array_length($1::text[], 1)] FROM generate_series(1, ${STATION_COUNT}) AS n ON CONFLICT DO NOTHING;
INSERT INTO prices SELECT s.id, f.type, f.price + (length(s.name) % 3) * 0.1 FROM stations s CROSS JOIN unnest($2::text[], $3::numeric[]) AS f(type, price) ON CONFLICT DO NOTHING;
INSERT INTO raffles VALUES ('current', 'un año de gasolina') ON CONFLICT DO NOTHING;
INSERT INTO users (email) SELECT 'cliente' || n || '@example.com' FROM generate_series(1, 200) AS n ON CONFLICT DO NOTHING;
`;

const literal = (values: readonly (string | number)[], type: string): string =>
  `ARRAY[${values.map((value) => (typeof value === "number" ? String(value) : pg.escapeLiteral(value))).join(",")}]::${type}`;

const script = TABLES.replaceAll("$1::text[]", literal(ZONES, "text[]"))
  .replaceAll(
    "$2::text[]",
    literal(
      FUELS.map((fuel) => fuel.type),
      "text[]",
    ),
  )
  .replaceAll(
    "$3::numeric[]",
    literal(
      FUELS.map((fuel) => fuel.price),
      "numeric[]",
    ),
  );

/** Rows kept per table; older ones are removed, so that the demo can run for weeks. */
const KEPT = { coupons: 20_000, redemptions: 20_000, tickets: 20_000, users: 5_000 } as const;
export type PrunedTable = keyof typeof KEPT;

export const pruneSql = (table: PrunedTable): string =>
  `DELETE FROM ${table} WHERE id < (SELECT max(id) - ${KEPT[table]} FROM ${table})`;

/** Creates the demo's tables when they are missing. Every instance calls this; a lock lets one of them do it at a time. */
export async function ensureSchema(databaseUrl: string, now: () => number = Date.now): Promise<void> {
  const deadline = now() + DEADLINE_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query(`SELECT pg_advisory_lock(${LOCK})`);
      await client.query(`SET client_min_messages = warning; ${script}`);
      return;
    } catch (error) {
      if (now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
