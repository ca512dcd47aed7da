import "server-only";
import { z } from "zod";
import { Email } from "@/lib/contracts/users";
import type { Role } from "@/lib/contracts/roles";
import { roleOfClaims } from "@/lib/server/auth/oidc-role";
import type { Browser } from "@/lib/server/auth/start-session";
import type { Ctx } from "@/lib/server/ctx";
import { type Db, transaction } from "@/lib/server/db/client";
import {
  findUserByAccount,
  findUserByEmail,
  insertAccount,
  insertUser,
  lockUser,
  updateUser,
  type UserRow,
} from "@/lib/server/db/repositories/users";
import type { Env } from "@/lib/server/env";
import { recordAudit } from "@/lib/server/services/audit/record";

const Claims = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  // Some providers send it as text.
  email_verified: z.union([z.boolean(), z.literal("true").transform(() => true)]).catch(false),
  name: z.string().optional(),
});
type Claims = z.infer<typeof Claims>;

/** The reason goes to the log; the person reads that access was denied. */
export type OidcVerdict =
  | { readonly ok: true; readonly user: UserRow }
  | { readonly ok: false; readonly reason: "email_not_verified" | "no_role" | "not_allowed" };

type Settings = Pick<Env, "OIDC_ISSUER" | "OIDC_ROLE_CLAIM" | "OIDC_ROLE_MAP" | "OIDC_DEFAULT_ROLE">;

/** The provider's word changes accounts, not a person of the console: the audit log says so. */
const providerCtx = (issuer: string, browser: Browser, now: Date): Ctx => ({
  actor: { kind: "system", id: "oidc", name: `OIDC ${issuer}`, role: "admin" },
  now: () => now,
  locale: "en",
  requestId: browser.requestId,
  address: browser.address,
});

async function create(tx: Db, ctx: Ctx, claims: Claims, email: string, role: Role): Promise<UserRow> {
  const name = claims.name?.trim().slice(0, 100) || email;
  const user = await insertUser(tx, { email, name, role, passwordHash: null }, ctx.now());
  await recordAudit(tx, ctx, {
    action: "user.created",
    entityType: "user",
    entityId: user.id,
    after: { email, name, role, via: "oidc" },
  });
  return user;
}

/** The user of this identity: known, or one with the same verified address, or a new one. */
async function resolve(tx: Db, ctx: Ctx, issuer: string, claims: Claims, role: Role): Promise<UserRow | null> {
  const known = await findUserByAccount(tx, issuer, claims.sub);
  if (known !== null) return lockUser(tx, known.id);
  // An address that the provider did not verify could be anyone's: linking by it would hand over that account.
  const email = Email.safeParse(claims.email);
  if (!claims.email_verified || !email.success) return null;
  const user = (await findUserByEmail(tx, email.data)) ?? (await create(tx, ctx, claims, email.data, role));
  await insertAccount(tx, user.id, issuer, claims.sub);
  await recordAudit(tx, ctx, {
    action: "user.linked",
    entityType: "user",
    entityId: user.id,
    after: { issuer, subject: claims.sub },
  });
  return lockUser(tx, user.id);
}

async function followRole(tx: Db, ctx: Ctx, user: UserRow, role: Role): Promise<UserRow> {
  if (user.role === role) return user;
  const changed = await updateUser(tx, user.id, { role }, ctx.now());
  await recordAudit(tx, ctx, {
    action: "user.updated",
    entityType: "user",
    entityId: user.id,
    before: { role: user.role },
    after: { role, via: "oidc" },
  });
  return changed;
}

/**
 * Who signs in with these claims of the identity provider? Creates or links the account on a verified address only.
 * With OIDC_ROLE_CLAIM the provider decides the role at each sign-in, also of the last admin: it took the right away,
 * and `atalaya user create` makes another. With only a default role, roles given in the console stay.
 */
export async function resolveOidcUser(
  input: unknown,
  settings: Settings,
  browser: Browser,
  now: Date,
): Promise<OidcVerdict> {
  const parsed = Claims.safeParse(input);
  if (!parsed.success || settings.OIDC_ISSUER === undefined) return { ok: false, reason: "not_allowed" };
  const issuer = settings.OIDC_ISSUER;
  const { OIDC_ROLE_CLAIM: claim, OIDC_ROLE_MAP: map, OIDC_DEFAULT_ROLE: fallback } = settings;
  const role = roleOfClaims(parsed.data, { claim, map, fallback });
  if (role === null) return { ok: false, reason: "no_role" };
  return transaction(async (tx) => {
    const ctx = providerCtx(issuer, browser, now);
    const user = await resolve(tx, ctx, issuer, parsed.data, role);
    if (user === null) return { ok: false, reason: "email_not_verified" };
    if (user.disabledAt !== null || user.demo) return { ok: false, reason: "not_allowed" };
    return { ok: true, user: claim === undefined ? user : await followRole(tx, ctx, user, role) };
  });
}
