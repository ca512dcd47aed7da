import { startTestStack } from "./test-stack";

/**
 * A real PostgreSQL for the run: ATALAYA_TEST_POSTGRES_URL (superuser, database `postgres`), from which every test makes
 * databases of its own. A server that the variable already names is used instead of a new one.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env["ATALAYA_TEST_POSTGRES_URL"]) return undefined;
  const stack = await startTestStack(["postgres"]);
  process.env["ATALAYA_TEST_POSTGRES_URL"] = stack.databaseUrl;
  return async () => {
    delete process.env["ATALAYA_TEST_POSTGRES_URL"];
    await stack.stop();
  };
}
