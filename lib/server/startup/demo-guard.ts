import "server-only";
import { query } from "@/lib/server/db/client";
import { DatabaseUnavailable, isSchemaMissing } from "@/lib/server/db/errors";
import { countDemoTokens } from "@/lib/server/db/repositories/tokens";
import { countDemoUsers } from "@/lib/server/db/repositories/users";
import { NO_TABLES } from "./explain";

type Verdict = { readonly state: "fine" | "unknown" } | { readonly state: "refused"; readonly reason: string };

/** What a start without ATALAYA_DEMO=1 says to a database with that many demo accounts and tokens. Pure. */
export function judgeDemo(users: number, tokens: number): Verdict {
  if (users + tokens === 0) return { state: "fine" };
  return {
    state: "refused",
    reason:
      `The database holds ${users} demo accounts and ${tokens} demo tokens, whose passwords may be known. ` +
      "Use another database, or set ATALAYA_DEMO=1 if this is a demo.",
  };
}

/** May the console start on this database? `unknown` when it cannot be reached: sign-in then refuses demo accounts. */
export async function checkDatabase(demoAllowed: boolean): Promise<Verdict> {
  try {
    const [users, tokens] = [await query(countDemoUsers), await query(countDemoTokens)];
    return demoAllowed ? { state: "fine" } : judgeDemo(users, tokens);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return { state: "unknown" };
    if (!isSchemaMissing(error)) throw error;
    return { state: "refused", reason: NO_TABLES };
  }
}
