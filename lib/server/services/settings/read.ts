import "server-only";
import { Settings } from "@/lib/contracts/settings";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { type Db, query } from "@/lib/server/db/client";
import { listSettings } from "@/lib/server/db/repositories/settings";

/** What is stored, with defaults for what is not, and for what an older version left that is no longer valid. */
export async function storedSettings(db: Db): Promise<Settings> {
  const stored = await listSettings(db);
  const parsed = Settings.safeParse(stored);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  return Settings.parse(Object.fromEntries(Object.entries(stored).filter(([key]) => !wrong.has(key))));
}

/** Settings of the console. */
export function readSettings(ctx: Ctx): Promise<Settings> {
  requireRole(ctx.actor, "viewer");
  return query(storedSettings);
}
