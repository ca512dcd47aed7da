import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { query } from "@/lib/server/db/client";
import { findUser, insertUser, updateUser } from "@/lib/server/db/repositories/users";
import { rawSql, ownTestDatabase } from "@/lib/server/db/testing/database";
import { person } from "@/lib/server/services/testing/people";
import { hashPassword } from "./password";
import { ACCOUNT_RULE, ADDRESS_RULE } from "./throttle";
import { verifyCredentials } from "./verify-credentials";

const PASSWORD = "correct horse battery";
const WRONG = { ok: false, reason: "wrong" };
const anAddress = () => `address-${randomUUID()}`;
const later = (ms: number) => new Date(Date.now() + ms);

ownTestDatabase();

describe("verifyCredentials", () => {
  it("lets the right password in, whatever the case of the e-mail", async () => {
    const { id, email } = await person("viewer", { password: PASSWORD });
    const verdict = await verifyCredentials(
      { email: ` ${email.toUpperCase()} `, password: PASSWORD },
      anAddress(),
      new Date(),
    );
    expect(verdict).toMatchObject({ ok: true, user: { id } });
  });

  it("gives one answer for a wrong password, an unknown, a disabled and a password-less account", async () => {
    const known = await person("viewer", { password: PASSWORD });
    const disabled = await person("viewer", { password: PASSWORD });
    await query((db) => updateUser(db, disabled.id, { disabledAt: new Date() }, new Date()));
    const passwordless = await person("viewer");
    const tries = [
      { email: known.email, password: "wrong" },
      { email: "nobody@example.com", password: PASSWORD },
      { email: disabled.email, password: PASSWORD },
      { email: passwordless.email, password: PASSWORD },
      { email: known.email },
      "nonsense",
    ];
    for (const input of tries) expect(await verifyCredentials(input, anAddress(), new Date())).toEqual(WRONG);
  });

  it("makes an account wait after five failures, known or not, then lets the right password in", async () => {
    const { email } = await person("viewer", { password: PASSWORD });
    for (const account of [email, `${randomUUID()}@example.com`]) {
      for (let count = 0; count < ACCOUNT_RULE.free; count += 1)
        expect(await verifyCredentials({ email: account, password: "wrong" }, anAddress(), new Date())).toEqual(WRONG);
      const refused = await verifyCredentials({ email: account, password: PASSWORD }, anAddress(), new Date());
      expect(refused).toMatchObject({ ok: false, reason: "throttled", retryAfterSeconds: expect.any(Number) });
    }
    const after = later(ACCOUNT_RULE.firstWaitMs + 1_000);
    expect(await verifyCredentials({ email, password: PASSWORD }, anAddress(), after)).toMatchObject({ ok: true });
    expect(await verifyCredentials({ email, password: "wrong" }, anAddress(), after)).toEqual(WRONG);
  });

  it("counts guesses that come all at once", async () => {
    const { email } = await person("viewer", { password: PASSWORD });
    const all = await Promise.all(
      Array.from({ length: 12 }, () => verifyCredentials({ email, password: "wrong" }, anAddress(), new Date())),
    );
    expect(all.filter((verdict) => !verdict.ok && verdict.reason === "wrong")).toHaveLength(ACCOUNT_RULE.free);
  });

  it("makes an address wait that tries many accounts", async () => {
    const address = anAddress();
    await rawSql(
      `insert into sign_in_attempt (at, account, address, outcome)
       select now(), 'account-' || n, $1, 'failed' from generate_series(1, $2::int) n`,
      [address, ADDRESS_RULE.free],
    );
    const { email } = await person("viewer", { password: PASSWORD });
    const input = { email, password: PASSWORD };
    expect(await verifyCredentials(input, address, new Date())).toMatchObject({ reason: "throttled" });
    expect(await verifyCredentials(input, anAddress(), new Date())).toMatchObject({ ok: true });
  });

  it("refuses a demo account outside a demo", async () => {
    const passwordHash = await hashPassword(PASSWORD);
    const email = `${randomUUID()}@example.com`;
    await query((db) => insertUser(db, { email, name: "Demo", role: "admin", passwordHash, demo: true }, new Date()));
    const verdict = await verifyCredentials({ email, password: PASSWORD }, anAddress(), new Date());
    expect(verdict).toEqual({ ok: false, reason: "demo_refused" });
  });

  it("renews a hash that was made with weaker parameters", async () => {
    const { id, email } = await person("viewer");
    const weak = await hashPassword(PASSWORD, { N: 2 ** 10, r: 8, p: 1 });
    await query((db) => updateUser(db, id, { passwordHash: weak }, new Date()));
    expect(await verifyCredentials({ email, password: PASSWORD }, anAddress(), new Date())).toMatchObject({ ok: true });
    const user = await query((db) => findUser(db, id));
    expect(user?.passwordHash).toContain("$N=32768");
  });
});
