import { beforeEach, describe, expect, it } from "vitest";
import { verifyPassword } from "@/lib/server/auth/password";
import { sessionActor } from "@/lib/server/auth/sessions";
import { query } from "@/lib/server/db/client";
import { findSession } from "@/lib/server/db/repositories/sessions";
import { findUser } from "@/lib/server/db/repositories/users";
import { rawSql, ownTestDatabase } from "@/lib/server/db/testing/database";
import { ctxOf, person, signIn, systemCtx } from "@/lib/server/services/testing/people";
import { changePassword } from "@/lib/server/services/users/change-password";
import { createUser } from "@/lib/server/services/users/create";
import { listUsers } from "@/lib/server/services/users/list";
import { resetPassword } from "@/lib/server/services/users/reset-password";
import { revokeUserSessions } from "@/lib/server/services/users/revoke-sessions";
import { updateUser } from "@/lib/server/services/users/update";

ownTestDatabase();

const sessionOf = (id: string) => query((db) => findSession(db, id));
const hashOf = async (id: string) => (await query((db) => findUser(db, id)))?.passwordHash ?? null;
const activeAdmins = () => rawSql(`select id from "user" where role = 'admin' and disabled_at is null`);

// The guard of the last admin counts everybody: each test starts without people.
beforeEach(async () => void (await rawSql(`delete from "user"`)));

describe("accounts", () => {
  it("makes a password when none is given, and it is the right one", async () => {
    const made = await createUser(systemCtx(), { email: "eve@example.com", name: "Eve", role: "viewer" });
    expect(made.password).toMatch(/^([A-Za-z2-9]{5}-){3}[A-Za-z2-9]{5}$/);
    expect(await verifyPassword(made.password ?? "", await hashOf(made.user.id))).toBe(true);
    expect(made.user).toMatchObject({ email: "eve@example.com", hasPassword: true, disabledAt: null, demo: false });
  });

  it("does not answer a password that was given", async () => {
    const password = "correct horse battery";
    const made = await createUser(systemCtx(), { email: "eve@example.com", name: "Eve", role: "viewer", password });
    expect(made.password).toBeUndefined();
    expect(await verifyPassword(password, await hashOf(made.user.id))).toBe(true);
  });

  it("refuses an e-mail that is taken, and leaves no trace in the log", async () => {
    const ctx = systemCtx();
    const input = { email: "eve@example.com", name: "Eve", role: "viewer", password: "correct horse" } as const;
    await createUser(systemCtx(), input);
    await expect(createUser(ctx, input)).rejects.toMatchObject({ code: "conflict" });
    expect(await rawSql("select 1 from audit_event where request_id = $1", [ctx.requestId])).toEqual([]);
  });

  it("lists everybody by e-mail, with the time they were last seen and no hash", async () => {
    const admin = await person("admin", { password: "correct horse battery" });
    await createUser(admin.ctx, { email: "aa@example.com", name: "Aa", role: "viewer", password: "correct horse" });
    const { items } = await listUsers(admin.ctx);
    expect(items.map((user) => user.email)).toEqual(["aa@example.com", admin.email]);
    expect(items[0]?.lastSeenAt).toBeNull();
    expect(items[1]?.lastSeenAt).not.toBeNull();
    expect(JSON.stringify(items)).not.toContain("scrypt");
  });

  it("answers not_found for nobody", async () => {
    const id = "0190a000-0000-7000-8000-000000000000";
    await expect(updateUser(systemCtx(), { id, name: "X" })).rejects.toMatchObject({ code: "not_found" });
    await expect(resetPassword(systemCtx(), { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(revokeUserSessions(systemCtx(), { id })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("sessions follow the account", () => {
  it("shows a changed role with the session's next use", async () => {
    const [admin, viewer] = [await person("admin"), await person("viewer")];
    expect(await updateUser(admin.ctx, { id: viewer.id, role: "operator" })).toMatchObject({ role: "operator" });
    expect((await sessionOf(viewer.sessionId))?.user.role).toBe("operator");
  });

  it("is believed at once by what lets requests in, although it remembers answers for seconds", async () => {
    const [admin, viewer] = [await person("admin"), await person("viewer")];
    const roleNow = async () => (await sessionActor(viewer.sessionId, new Date()))?.actor.role ?? "signed out";
    expect(await roleNow()).toBe("viewer");
    await updateUser(admin.ctx, { id: viewer.id, role: "operator" });
    expect(await roleNow()).toBe("operator");
    await updateUser(admin.ctx, { id: viewer.id, disabled: true });
    expect(await roleNow()).toBe("signed out");
    await updateUser(admin.ctx, { id: viewer.id, disabled: false });
    expect(await roleNow()).toBe("signed out");
  });

  it("ends every session of whoever is disabled; enabling brings none back", async () => {
    const [admin, viewer] = [await person("admin"), await person("viewer")];
    const second = await signIn(viewer.id);
    const disabled = await updateUser(admin.ctx, { id: viewer.id, disabled: true });
    expect(disabled.disabledAt).toBe(admin.ctx.now().toISOString());
    for (const id of [viewer.sessionId, second]) expect((await sessionOf(id))?.revokedAt).toEqual(admin.ctx.now());
    expect((await updateUser(admin.ctx, { id: viewer.id, disabled: false })).disabledAt).toBeNull();
    expect((await sessionOf(second))?.revokedAt).toEqual(admin.ctx.now());
  });

  it("ends the sessions of whoever gets a new password, and of nobody else", async () => {
    const [admin, viewer] = [await person("admin"), await person("viewer", { password: "correct horse battery" })];
    const { password } = await resetPassword(admin.ctx, { id: viewer.id });
    expect(await verifyPassword(password ?? "", await hashOf(viewer.id))).toBe(true);
    expect((await sessionOf(viewer.sessionId))?.revokedAt).not.toBeNull();
    expect((await sessionOf(admin.sessionId))?.revokedAt).toBeNull();
  });

  it("signs a person out everywhere", async () => {
    const [admin, viewer] = [await person("admin"), await person("viewer")];
    await revokeUserSessions(admin.ctx, { id: viewer.id });
    expect((await sessionOf(viewer.sessionId))?.revokedAt).not.toBeNull();
  });
});

describe("one's own password", () => {
  it("needs the current one; other browsers are signed out, this one stays", async () => {
    const viewer = await person("viewer", { password: "correct horse battery" });
    const other = await signIn(viewer.id);
    const wrong = changePassword(viewer.ctx, { current: "not it", next: "a longer passphrase" });
    await expect(wrong).rejects.toMatchObject({ code: "invalid", errors: [{ path: "current" }] });
    await changePassword(viewer.ctx, { current: "correct horse battery", next: "a longer passphrase" });
    expect(await verifyPassword("a longer passphrase", await hashOf(viewer.id))).toBe(true);
    expect((await sessionOf(viewer.sessionId))?.revokedAt).toBeNull();
    expect((await sessionOf(other))?.revokedAt).not.toBeNull();
  });

  it("is not there for tokens, nor for people of the identity provider", async () => {
    const token = ctxOf({ kind: "token", id: crypto.randomUUID(), name: "ci", role: "admin" });
    const input = { current: "correct horse battery", next: "a longer passphrase" };
    await expect(changePassword(token, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(changePassword((await person("viewer")).ctx, input)).rejects.toMatchObject({ code: "conflict" });
  });

  it("cannot be reset by oneself without the current one", async () => {
    const admin = await person("admin");
    await expect(resetPassword(admin.ctx, { id: admin.id })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("cannot be guessed with a stolen session: wrong ones make it wait", async () => {
    const viewer = await person("viewer", { password: "correct horse battery" });
    const guess = (current: string) =>
      changePassword(viewer.ctx, { current, next: "a longer passphrase" }).then(
        () => "changed",
        (error: { code: string }) => error.code,
      );
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await guess(`guess ${n}`));
    expect(answers).toEqual([...Array.from({ length: 5 }, () => "invalid"), "rate_limited"]);
    expect(await guess("correct horse battery")).toBe("rate_limited");
  });

  it("lets one of two changes at once win", async () => {
    const viewer = await person("viewer", { password: "correct horse battery" });
    const change = (next: string) => changePassword(viewer.ctx, { current: "correct horse battery", next });
    const ends = await Promise.allSettled([change("the first new one"), change("the second new one")]);
    expect(ends.map((end) => end.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("the last admin", () => {
  it("can be neither demoted nor disabled, whoever asks", async () => {
    const admin = await person("admin");
    for (const change of [{ role: "viewer" }, { disabled: true }] as const)
      await expect(updateUser(systemCtx(), { id: admin.id, ...change })).rejects.toMatchObject({ code: "conflict" });
    expect(await activeAdmins()).toHaveLength(1);
  });

  it("is who remains when the other admins are disabled", async () => {
    const [first, second] = [await person("admin"), await person("admin")];
    await updateUser(first.ctx, { id: second.id, disabled: true });
    const change = updateUser(systemCtx(), { id: first.id, role: "operator" });
    await expect(change).rejects.toMatchObject({ code: "conflict" });
    // One who is disabled may be demoted: it takes nothing away.
    expect((await updateUser(first.ctx, { id: second.id, role: "viewer" })).role).toBe("viewer");
  });

  it("survives two admins who remove each other at the same moment, every time", async () => {
    for (let round = 0; round < 10; round += 1) {
      await rawSql(`delete from "user"`);
      const [first, second] = [await person("admin"), await person("admin")];
      const ends = await Promise.allSettled([
        updateUser(first.ctx, { id: second.id, role: "viewer" }),
        updateUser(second.ctx, round % 2 === 0 ? { id: first.id, disabled: true } : { id: first.id, role: "viewer" }),
      ]);
      expect(ends.map((end) => end.status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(ends.find((end) => end.status === "rejected")?.reason).toMatchObject({ code: "conflict" });
      expect(await activeAdmins()).toHaveLength(1);
    }
  });

  it("may keep being an admin: the guard stops losses only", async () => {
    const admin = await person("admin");
    expect((await updateUser(systemCtx(), { id: admin.id, role: "admin", name: "Ada" })).name).toBe("Ada");
  });

  it("nobody changes their own role or disables themselves", async () => {
    const [admin] = [await person("admin"), await person("admin")];
    for (const change of [{ role: "viewer" }, { disabled: true }] as const)
      await expect(updateUser(admin.ctx, { id: admin.id, ...change })).rejects.toMatchObject({ code: "forbidden" });
    expect((await updateUser(admin.ctx, { id: admin.id, name: "Grace" })).name).toBe("Grace");
  });
});
