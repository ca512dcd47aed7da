import "server-only";
import { includesRole, type Role } from "@/lib/contracts/roles";
import type { Actor } from "@/lib/server/ctx";
import { AppError } from "@/lib/server/http/app-error";

/** First line of every verb: refuses an actor whose role does not include `needed`. */
export function requireRole(actor: Actor, needed: Role): void {
  if (!includesRole(actor.role, needed))
    throw new AppError("forbidden", `This needs the role ${needed}; yours is ${actor.role}.`);
}
