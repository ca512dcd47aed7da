import "server-only";
import { ConfirmedCache } from "@/lib/server/auth/confirmed-cache";
import { tokenRole } from "@/lib/server/auth/token-judge";
import { hashTokenSecret } from "@/lib/server/auth/token-secret";
import type { Actor } from "@/lib/server/ctx";
import { query } from "@/lib/server/db/client";
import { findTokenByHash, type TokenRow, touchToken } from "@/lib/server/db/repositories/tokens";
import { env } from "@/lib/server/env";
import { log } from "@/lib/server/http/log";
import { processWide } from "@/lib/server/process";

const TOUCH_MS = 60_000;
const SHAPE = /^atl_[\w-]{20,200}$/;

const cache = (): ConfirmedCache<TokenRow> => processWide("api-tokens", () => new ConfirmedCache<TokenRow>());
const touchedAt = (): Map<string, number> => processWide("api-tokens-touched", () => new Map<string, number>());

function touch(token: TokenRow, now: Date): void {
  const last = touchedAt().get(token.id) ?? token.lastUsedAt?.getTime() ?? 0;
  if (now.getTime() - last < TOUCH_MS) return;
  touchedAt().set(token.id, now.getTime());
  query((db) => touchToken(db, token.id, now)).catch((error: unknown) =>
    log.warn("use of an API token not recorded", { id: token.id, error }),
  );
}

/** Who acts with this token, or null when it does not count. Throws DatabaseUnavailable if nobody can tell. */
export async function tokenActor(
  secret: string,
  now: Date,
): Promise<{ actor: Extract<Actor, { kind: "token" }>; unconfirmed: boolean } | null> {
  if (!SHAPE.test(secret)) return null;
  const hash = hashTokenSecret(secret);
  const found = await cache().get(hash, () => query((db) => findTokenByHash(db, hash)));
  if (found === null) return null;
  const role = tokenRole(found.value, env().ATALAYA_DEMO, now);
  if (role === null) return null;
  if (!found.unconfirmed) touch(found.value, now);
  const { id, name } = found.value;
  return { actor: { kind: "token", id, name, role }, unconfirmed: found.unconfirmed };
}

/** After any change of tokens, or of the people who made them. */
export const forgetTokens = (): void => cache().forget();
