import "server-only";
import { forgetTokens } from "@/lib/server/auth/api-tokens";
import { forgetSessions } from "@/lib/server/auth/sessions";

/** After a change of an account is committed: its sessions and tokens follow at once in this process, within 5 s elsewhere. */
export function forgetPeople(): void {
  forgetSessions();
  forgetTokens();
}
