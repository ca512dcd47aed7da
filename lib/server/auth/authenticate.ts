import "server-only";
// PLACEHOLDER while the real one is being written: AUTH, overwrite this file whole.
import type { Actor } from "@/lib/server/ctx";
import { getSessionCtx } from "./session-ctx";

export type Identity = { readonly actor: Actor; readonly via: "cookie" | "token"; readonly unconfirmed: boolean };

export async function authenticate(_headers: Headers): Promise<Identity | null> {
  const ctx = await getSessionCtx();
  return ctx && { actor: ctx.actor, via: "cookie", unconfirmed: false };
}
