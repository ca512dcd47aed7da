import "server-only";
import { forgetTokens } from "@/lib/server/auth/api-tokens";
import { forgetSessions } from "@/lib/server/auth/sessions";

/** After a change of people, sessions or tokens: this process asks the database again; others do within 5 s. */
export function forgetIdentities(): void {
  forgetSessions();
  forgetTokens();
}
