import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { query } from "@/lib/server/db/client";
import { findUserByEmail, updateUser } from "@/lib/server/db/repositories/users";
import { ownTestDatabase, rawSql } from "@/lib/server/db/testing/database";
import { readEnv } from "@/lib/server/env";
import { person } from "@/lib/server/services/testing/people";
import { nextAuthOptions } from "./next-auth-options";
import { sessionIdOf } from "./session-cookie";
import { sessionActor } from "./sessions";
import { Browser } from "./testing/browser";
import { type ProviderAccount, startIdentityProvider } from "./testing/identity-provider";
import { startNextAuthServer } from "./testing/next-auth-server";

ownTestDatabase();

const accounts = new Map<string, ProviderAccount>();
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let atalaya: Awaited<ReturnType<typeof startNextAuthServer>>;

const settings = () =>
  readEnv({
    ...process.env,
    ATALAYA_BASE_URL: atalaya.origin,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.client.client_id,
    OIDC_CLIENT_SECRET: provider.client.client_secret,
    OIDC_ROLE_CLAIM: "groups",
    OIDC_ROLE_MAP: "sre=admin,developers=operator,everyone=viewer",
  });

beforeAll(async () => {
  provider = await startIdentityProvider(accounts);
  const browser = { address: "192.0.2.1", userAgent: "test", requestId: "request-of-a-test" };
  atalaya = await startNextAuthServer(() => nextAuthOptions(settings(), browser));
  process.env["NEXTAUTH_URL"] = atalaya.origin;
  provider.allow(`${atalaya.origin}/api/auth/callback/oidc`);
});
afterAll(async () => {
  await atalaya.stop();
  await provider.stop();
});

function anAccount(change: Partial<ProviderAccount> = {}): { login: string; email: string } {
  const login = randomUUID();
  const email = change.email ?? `${login}@example.com`;
  accounts.set(login, { email, email_verified: true, name: "Ana", groups: ["developers"], ...change });
  return { login, email };
}

/** Walks the whole way: our form, the provider's sign-in and consent, and back. Where it ends, and who is signed in. */
async function signIn(login: string) {
  const browser = new Browser();
  const onConsole = (url: URL) => url.origin === atalaya.origin && !url.pathname.startsWith("/api/auth");
  const { text } = await browser.open(`${atalaya.origin}/api/auth/csrf`, null, onConsole);
  const form = new URLSearchParams({ csrfToken: JSON.parse(text).csrfToken, callbackUrl: "/performance" });
  let page = await browser.open(`${atalaya.origin}/api/auth/signin/oidc`, form, onConsole);
  for (let step = 0; step < 3 && page.url.origin === provider.issuer; step += 1) {
    const action = /action="([^"]+)"/.exec(page.text)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1];
    if (!action || !prompt) throw new Error(`no form at ${page.url.href}: ${page.text.slice(0, 500)}`);
    const answers = new URLSearchParams({ prompt, ...(prompt === "login" ? { login, password: "any" } : {}) });
    page = await browser.open(new URL(action, page.url).href, answers, onConsole);
  }
  const cookie = browser.cookies(atalaya.origin).get("next-auth.session-token");
  const sid = await sessionIdOf(cookie, settings());
  return { url: page.url, actor: sid === null ? null : (await sessionActor(sid, new Date()))?.actor };
}

describe("sign-in through an identity provider", () => {
  it("makes an account with the role of the mapped claim, and finds it again", async () => {
    const { login, email } = anAccount();
    const first = await signIn(login);
    expect(first.url.pathname).toBe("/performance");
    expect(first.actor).toMatchObject({ kind: "user", name: "Ana", role: "operator" });
    const second = await signIn(login);
    expect(second.actor?.id).toBe(first.actor?.id);
    expect(await query((db) => findUserByEmail(db, email))).toMatchObject({ passwordHash: null, role: "operator" });
    const events = await rawSql("select action from audit_event where entity_id = $1 order by id", [first.actor?.id]);
    expect(events.map((event) => event["action"])).toEqual(["user.created", "user.linked"]);
  });

  it("links to a local account on a verified address", async () => {
    const local = await person("viewer");
    const { login } = anAccount({ email: local.email, groups: ["everyone"] });
    expect((await signIn(login)).actor).toMatchObject({ id: local.id, role: "viewer" });
  });

  it("does not link, and does not sign in, on an address that is not verified", async () => {
    const victim = await person("admin");
    const { login } = anAccount({ email: victim.email, email_verified: false, groups: ["sre"] });
    const { url, actor } = await signIn(login);
    expect(actor).toBeNull();
    expect(`${url.pathname}${url.search}`).toBe("/sign-in?error=AccessDenied");
    expect(await rawSql("select 1 from account where user_id = $1", [victim.id])).toEqual([]);
  });

  it("follows a change of the claim at the next sign-in", async () => {
    const { login, email } = anAccount({ groups: ["developers", "sre"] });
    expect((await signIn(login)).actor).toMatchObject({ role: "admin" });
    anAccount();
    accounts.set(login, { email, email_verified: true, name: "Ana", groups: ["everyone"] });
    expect((await signIn(login)).actor).toMatchObject({ role: "viewer" });
  });

  it("keeps out who has no mapped role, and whose account is disabled", async () => {
    expect((await signIn(anAccount({ groups: ["sales"] }).login)).actor).toBeNull();
    const { login, email } = anAccount();
    await signIn(login);
    const user = await query((db) => findUserByEmail(db, email));
    await query((db) => updateUser(db, user?.id ?? "", { disabledAt: new Date() }, new Date()));
    expect((await signIn(login)).actor).toBeNull();
  });
});
