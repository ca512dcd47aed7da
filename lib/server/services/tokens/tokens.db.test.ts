import { describe, expect, it } from "vitest";
import { CreateApiToken } from "@/lib/contracts/tokens";
import { hashTokenSecret } from "@/lib/server/auth/token-secret";
import { query } from "@/lib/server/db/client";
import { findTokenByHash } from "@/lib/server/db/repositories/tokens";
import { rawSql, ownTestDatabase } from "@/lib/server/db/testing/database";
import { ctxOf, person, systemCtx } from "@/lib/server/services/testing/people";
import { createToken } from "@/lib/server/services/tokens/create";
import { listTokens } from "@/lib/server/services/tokens/list";
import { revokeToken } from "@/lib/server/services/tokens/revoke";

ownTestDatabase();

const DAY_MS = 86_400_000;
const input = { name: "ci", role: "viewer", expiresInDays: 30 } as const;

describe("a new token", () => {
  it("is told once; the database keeps its SHA-256 and first characters", async () => {
    const viewer = await person("viewer");
    const { token, secret } = await createToken(viewer.ctx, input);
    expect(secret).toMatch(/^atl_[\w-]{43}$/);
    const stored = await query((db) => findTokenByHash(db, hashTokenSecret(secret)));
    expect(stored).toMatchObject({ id: token.id, createdById: viewer.id, role: "viewer" });
    expect(secret.startsWith(token.prefix)).toBe(true);
    const rows = await rawSql("select row_to_json(t)::text as row from api_token t");
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(await listTokens(viewer.ctx))).not.toContain(secret);
  });

  it("does no more than its maker may", async () => {
    const [viewer, operator, admin] = [await person("viewer"), await person("operator"), await person("admin")];
    const allowed = async (ctx: typeof viewer.ctx, role: "viewer" | "operator" | "admin") =>
      await createToken(ctx, { ...input, role }).then(
        () => "made",
        (error: { code: string }) => error.code,
      );
    const table = [];
    for (const { ctx } of [viewer, operator, admin])
      table.push([await allowed(ctx, "viewer"), await allowed(ctx, "operator"), await allowed(ctx, "admin")]);
    expect(table).toEqual([
      ["made", "forbidden", "forbidden"],
      ["made", "made", "forbidden"],
      ["made", "made", "made"],
    ]);
  });

  it("ends when it was told to, after a year at most", async () => {
    const { ctx } = await person("viewer");
    const { token } = await createToken(ctx, input);
    expect(token.expiresAt).toBe(new Date(ctx.now().getTime() + 30 * DAY_MS).toISOString());
    for (const expiresInDays of [0, 366, Number.NaN])
      await expect(createToken(ctx, { ...input, expiresInDays })).rejects.toMatchObject({ code: "invalid" });
    expect(CreateApiToken.safeParse({ ...input, expiresInDays: 366 }).success).toBe(false);
    expect(CreateApiToken.parse({ name: "ci", role: "viewer" }).expiresInDays).toBe(90);
  });

  it("made by a token belongs to the same person and ends no later", async () => {
    const operator = await person("operator");
    const parent = (await createToken(operator.ctx, { ...input, role: "operator", expiresInDays: 2 })).token;
    const ctx = ctxOf({ kind: "token", id: parent.id, name: parent.name, role: parent.role });
    const child = (await createToken(ctx, { ...input, expiresInDays: 365 })).token;
    expect(child.expiresAt).toBe(parent.expiresAt);
    expect((await listTokens(operator.ctx)).items.map((token) => token.id)).toContain(child.id);
  });
});

describe("tokens", () => {
  it("are one's own to see; an admin sees all", async () => {
    const [one, other, admin] = [await person("viewer"), await person("viewer"), await person("admin")];
    const mine = (await createToken(one.ctx, input)).token;
    const theirs = (await createToken(other.ctx, input)).token;
    const ids = async (ctx: typeof one.ctx) => (await listTokens(ctx)).items.map((token) => token.id);
    expect(await ids(one.ctx)).toEqual([mine.id]);
    expect(await ids(admin.ctx)).toEqual(expect.arrayContaining([mine.id, theirs.id]));
  });

  it("are one's own to revoke; an admin revokes any; twice is no error and logged once", async () => {
    const [one, other, admin] = [await person("viewer"), await person("viewer"), await person("admin")];
    const { token } = await createToken(one.ctx, input);
    await expect(revokeToken(other.ctx, { id: token.id })).rejects.toMatchObject({ code: "not_found" });
    await revokeToken(one.ctx, { id: token.id });
    await revokeToken(admin.ctx, { id: token.id });
    expect((await listTokens(one.ctx)).items[0]).toMatchObject({ status: "revoked" });
    const logged = await rawSql("select 1 from audit_event where action = 'token.revoked' and entity_id = $1", [
      token.id,
    ]);
    expect(logged).toHaveLength(1);
    const second = (await createToken(other.ctx, input)).token;
    await revokeToken(admin.ctx, { id: second.id });
    expect((await listTokens(other.ctx)).items[0]?.status).toBe("revoked");
  });

  it("that belong to nobody are an admin's business", async () => {
    const { token } = await createToken(systemCtx(), input);
    const orphan = ctxOf({ kind: "token", id: token.id, name: "ci", role: "viewer" });
    expect((await listTokens(orphan)).items).toEqual([]);
    await expect(revokeToken(orphan, { id: token.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("say when they have expired", async () => {
    const viewer = await person("viewer");
    await createToken({ ...viewer.ctx, now: () => new Date(Date.now() - 40 * DAY_MS) }, input);
    expect((await listTokens(viewer.ctx)).items[0]?.status).toBe("expired");
  });
});
