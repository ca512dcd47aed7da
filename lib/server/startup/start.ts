import "server-only";
import { baseOrigin, type Env, env, EnvError } from "@/lib/server/env";
import { log } from "@/lib/server/http/log";
import { pinPeerAddress } from "@/lib/server/http/peer-address";
import { sources } from "@/lib/server/services/sources/config";
import { checkDatabase } from "./demo-guard";

/** For people, not for a log collector: one plain line each on stderr, then the end. */
function refuseToStart(lines: readonly string[]): never {
  process.stderr.write(`Atalaya does not start:\n${lines.map((line) => `  - ${line}\n`).join("")}`);
  process.exit(1);
}

function readSettings(): Env {
  try {
    const settings = env();
    sources(); // reads the file of sources now, so that a mistake in it is told at the start
    return settings;
  } catch (error) {
    if (error instanceof EnvError) return refuseToStart(error.problems);
    throw error;
  }
}

/** Before the first request: checks environment and database, and sets up what lives as long as the process. */
export async function start(): Promise<void> {
  const settings = readSettings();
  // next-auth reads these two names by itself, here and in the proxy.
  process.env["NEXTAUTH_URL"] = baseOrigin(settings);
  process.env["NEXTAUTH_SECRET"] = settings.AUTH_SECRET;
  pinPeerAddress(settings.ATALAYA_TRUST_PROXY);
  const production = process.env.NODE_ENV === "production";
  const verdict = await checkDatabase(settings.ATALAYA_DEMO || !production);
  if (verdict.state === "refused") refuseToStart([verdict.reason]);
  if (verdict.state === "unknown")
    log.warn("the database is not reachable; dashboards work, sign-in and writes wait for it");
}
