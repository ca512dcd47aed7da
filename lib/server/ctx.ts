import "server-only";
import type { Role } from "@/lib/contracts/roles";

/** Who is acting: a signed-in person, an API token, or the console itself (jobs, the command line). */
export type Actor =
  | {
      readonly kind: "user";
      readonly id: string;
      readonly name: string;
      readonly role: Role;
      readonly sessionId: string;
    }
  | { readonly kind: "token"; readonly id: string; readonly name: string; readonly role: Role }
  | { readonly kind: "system"; readonly id: string; readonly name: string; readonly role: Role };

/** What every verb gets first: the actor, the clock, the reader's language and the id that joins log, audit and reply. */
export type Ctx = {
  readonly actor: Actor;
  readonly now: () => Date;
  readonly locale: "en" | "es";
  readonly requestId: string;
  /** Where the request came from, for the audit log; absent for jobs and the command line. */
  readonly address?: string;
};
