import { describe, expect, it } from "vitest";
import { type AuditEvent, AuditQuery } from "@/lib/contracts/audit";
import { query, transaction } from "@/lib/server/db/client";
import { insertAuditEvent } from "@/lib/server/db/repositories/audit-events";
import { findUser } from "@/lib/server/db/repositories/users";
import { rawSql, ownTestDatabase } from "@/lib/server/db/testing/database";
import { recordAudit } from "@/lib/server/services/audit/record";
import { searchAudit } from "@/lib/server/services/audit/search";
import { updateSettings } from "@/lib/server/services/settings/update";
import { person, systemCtx } from "@/lib/server/services/testing/people";
import { createToken } from "@/lib/server/services/tokens/create";
import { revokeToken } from "@/lib/server/services/tokens/revoke";
import { changePassword } from "@/lib/server/services/users/change-password";
import { createUser } from "@/lib/server/services/users/create";
import { resetPassword } from "@/lib/server/services/users/reset-password";
import { updateUser } from "@/lib/server/services/users/update";

ownTestDatabase();

const search = async (filter: Record<string, unknown>) => searchAudit(systemCtx(), AuditQuery.parse(filter));

async function note(entityId: string, at = new Date(), text = "x"): Promise<void> {
  await query((db) =>
    insertAuditEvent(db, {
      at,
      actorKind: "system",
      actorId: "noter",
      actorName: "Noter",
      action: "note.written",
      entityType: "note",
      entityId,
      before: undefined,
      after: { text },
      requestId: "r",
      address: "",
    }),
  );
}

async function allPages(filter: Record<string, unknown>, between?: () => Promise<void>): Promise<AuditEvent[]> {
  const items: AuditEvent[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await search({ ...filter, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.nextCursor;
    await between?.();
  } while (cursor);
  return items;
}

describe("the log only grows", () => {
  it.each([
    "update audit_event set actor_name = 'nobody'",
    "delete from audit_event",
    "truncate audit_event",
    "truncate audit_event cascade",
  ])("%s is refused, by a superuser too", async (sql) => {
    await note("kept");
    await expect(rawSql(sql)).rejects.toMatchObject({ code: "42501" });
    expect((await search({ entityId: "kept" })).items.length).toBeGreaterThan(0);
  });

  it("has no event of a change that failed", async () => {
    const ctx = systemCtx();
    const failed = transaction(async (tx) => {
      await recordAudit(tx, ctx, { action: "note.lost", entityType: "note", entityId: "lost" });
      throw new Error("on purpose");
    });
    await expect(failed).rejects.toThrow("on purpose");
    expect((await search({ entityId: "lost" })).items).toEqual([]);
  });
});

describe("what is written", () => {
  it("says who, what, before and after", async () => {
    const [admin, viewer] = [await person("admin"), await person("viewer")];
    await updateUser(admin.ctx, { id: viewer.id, role: "operator" });
    const [event] = (await search({ entityId: viewer.id })).items;
    expect(event).toMatchObject({
      at: admin.ctx.now().toISOString(),
      actorKind: "user",
      actorId: admin.id,
      actorName: admin.ctx.actor.name,
      action: "user.role_changed",
      entityType: "user",
      before: { role: "viewer", email: viewer.email },
      after: { role: "operator", email: viewer.email },
      requestId: admin.ctx.requestId,
      address: "192.0.2.7",
    });
  });

  it("names what changed about a person", async () => {
    const admin = await person("admin");
    const { user } = await createUser(admin.ctx, { email: "n@example.com", name: "N", role: "viewer" });
    for (const change of [{ name: "M" }, { role: "admin" }, { disabled: true }, { disabled: false }] as const)
      await updateUser(admin.ctx, { id: user.id, ...change });
    const { items } = await search({ entityId: user.id });
    expect(items.map((event) => event.action).toReversed()).toEqual([
      "user.created",
      "user.updated",
      "user.role_changed",
      "user.disabled",
      "user.enabled",
    ]);
  });

  it("keeps no password, no secret and no hash, wherever one is handled", async () => {
    const admin = await person("admin", { password: "the admin's first words" });
    const made = await createUser(admin.ctx, { email: "s@example.com", name: "S", role: "viewer" });
    const given = "a password that was given";
    const { user } = await createUser(admin.ctx, {
      email: "g@example.com",
      name: "G",
      role: "viewer",
      password: given,
    });
    const reset = await resetPassword(admin.ctx, { id: user.id });
    await changePassword(admin.ctx, { current: "the admin's first words", next: "the admin's second words" });
    const token = await createToken(admin.ctx, { name: "ci", role: "admin", expiresInDays: 1 });
    await revokeToken(admin.ctx, { id: token.token.id });
    const log = JSON.stringify(await rawSql("select row_to_json(e) as event from audit_event e"));
    const hash = (await query((db) => findUser(db, user.id)))?.passwordHash;
    const secrets = [made.password, given, reset.password, "the admin's first words", "the admin's second words"];
    for (const secret of [...secrets, token.secret, hash, "scrypt", "atl_", "hash"]) {
      expect(secret).toBeTruthy();
      expect(log).not.toContain(secret);
    }
    const { items } = await search({ actor: admin.id, limit: 200 });
    expect(items).toHaveLength(6);
  });

  it("has the settings before and after; what is not given keeps its value", async () => {
    await updateSettings(systemCtx(), { timeZone: "Europe/Madrid" });
    const after = await updateSettings(systemCtx(), { signInNote: "Ask Ada" });
    expect(after).toEqual({ timeZone: "Europe/Madrid", environmentLabel: "environment", signInNote: "Ask Ada" });
    const [event] = (await search({ entity: "settings" })).items;
    expect(event).toMatchObject({ before: { ...after, signInNote: "" }, after });
  });
});

describe("searching", () => {
  it("pages newest first, each event once, while others are written", async () => {
    for (let n = 0; n < 120; n += 1) await note("paged", new Date(), String(n));
    let extra = 0;
    const items = await allPages({ entityId: "paged", limit: 11 }, () => note("paged", new Date(), `late ${extra++}`));
    // More than a hundred: ids of two and three digits must stay in order.
    const newestFirst = Array.from({ length: 120 }, (_, n) => ({ text: String(119 - n) }));
    expect(items.map((event) => event.after)).toEqual(newestFirst);
  });

  it("has no further page when the last one is exactly full", async () => {
    for (let n = 0; n < 4; n += 1) await note("full");
    expect((await search({ entityId: "full", limit: 4 })).nextCursor).toBeNull();
    expect((await search({ entityId: "full", limit: 3 })).nextCursor).not.toBeNull();
  });

  it("narrows by actor, action or its beginning, entity and time", async () => {
    const day = (n: number) => new Date(Date.UTC(2020, 0, n));
    for (const n of [1, 2, 3]) await note("timed", day(n));
    const count = async (filter: Record<string, unknown>) =>
      (await search({ entityId: "timed", ...filter })).items.length;
    expect(await count({ from: day(2).toISOString() })).toBe(2);
    expect(await count({ from: day(2).toISOString(), to: "2020-01-02T01:00:00+01:00" })).toBe(1);
    expect(await count({ actor: "noter", action: "note.", entity: "note" })).toBe(3);
    expect(await count({ action: "note.written" })).toBe(3);
    for (const other of [{ actor: "other" }, { action: "not_" }, { entity: "user" }])
      expect(await count(other)).toBe(0);
  });

  it("finds words in any case, and takes %, _ and \\ as they are", async () => {
    await note("words", new Date(), "100 % of Größe_a <b>");
    const found = async (text: string) => (await search({ entityId: "words", text })).items.length;
    expect(await Promise.all(["größe_A", "100 %", "<b>", "NOTER"].map(found))).toEqual([1, 1, 1, 1]);
    expect(await Promise.all(["Größe%a", "1__ %", "' or true --"].map(found))).toEqual([0, 0, 0]);
  });

  it("refuses a reversed range and other people than admins", async () => {
    const reversed = search({ from: "2020-01-02T00:00:00Z", to: "2020-01-01T00:00:00Z" });
    await expect(reversed).rejects.toMatchObject({ code: "invalid" });
    const operator = await person("operator");
    const refused = searchAudit(operator.ctx, AuditQuery.parse({}));
    await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    expect(AuditQuery.safeParse({ cursor: "1; drop table" }).success).toBe(false);
  });
});
