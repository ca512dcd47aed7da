import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { DatabaseUnavailable, isDatabaseDown } from "@/lib/server/db/errors";
import { type Prisma, PrismaClient } from "@/lib/server/db/generated/client";
// oxlint-disable-next-line boundaries/dependencies -- where the database is, is a setting of the process; this file imports no other room
import { databaseEnv } from "@/lib/server/env";
// oxlint-disable-next-line boundaries/dependencies -- the pool is state of the process; this file imports no other room
import { processWide } from "@/lib/server/process";

/** What a repository function takes first: the database, or a transaction on it. */
export type Db = Prisma.TransactionClient;

/** A console that waits longer than this for its database had better say so. */
const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 15_000;

function connect(): PrismaClient {
  const { DATABASE_URL, ATALAYA_DATABASE_POOL } = databaseEnv();
  const adapter = new PrismaPg(
    {
      connectionString: DATABASE_URL,
      max: ATALAYA_DATABASE_POOL,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS + 1_000,
      application_name: "atalaya",
    },
    // An idle connection that breaks is replaced by the pool; unhandled, its error event would end the process.
    { onPoolError: () => undefined, onConnectionError: () => undefined },
  );
  return new PrismaClient({ adapter, errorFormat: "minimal" });
}

const slot = () => processWide<{ client: PrismaClient | null }>("prisma", () => ({ client: null }));
const client = (): PrismaClient => (slot().client ??= connect());

async function namingOutages<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isDatabaseDown(error) ? new DatabaseUnavailable(error) : error;
  }
}

/** Runs reads, or one single write. Throws DatabaseUnavailable when PostgreSQL cannot be reached. */
export const query = <T>(run: (db: Db) => Promise<T>): Promise<T> => namingOutages(run(client()));

/** Runs everything or nothing. Throws DatabaseUnavailable when PostgreSQL cannot be reached. */
export const transaction = <T>(run: (tx: Db) => Promise<T>): Promise<T> =>
  namingOutages(client().$transaction(run, { maxWait: CONNECT_TIMEOUT_MS, timeout: STATEMENT_TIMEOUT_MS }));

/** Does the database answer? Throws DatabaseUnavailable if not. */
export async function pingDatabase(): Promise<void> {
  await query((db) => db.$queryRaw`select 1`);
}

/** Closes the pool, if there is one: for the command line, tests and the end of the process. A later query opens a new one. */
export async function disconnect(): Promise<void> {
  const open = slot().client;
  slot().client = null;
  await open?.$disconnect();
}
