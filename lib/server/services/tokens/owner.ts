import "server-only";
import type { Actor } from "@/lib/server/ctx";
import type { Db } from "@/lib/server/db/client";
import { findToken } from "@/lib/server/db/repositories/tokens";

/** On whose behalf an actor works: a person, the person who made the token, or nobody (the console itself). */
export async function ownerOf(
  db: Db,
  actor: Actor,
): Promise<{ readonly id: string | null; readonly expiresAt: Date | null }> {
  if (actor.kind === "user") return { id: actor.id, expiresAt: null };
  if (actor.kind === "system") return { id: null, expiresAt: null };
  const token = await findToken(db, actor.id);
  return { id: token?.createdById ?? null, expiresAt: token?.expiresAt ?? null };
}
