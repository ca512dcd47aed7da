import { describe, expect, it, vi } from "vitest";
import { disconnect, query } from "@/lib/server/db/client";
import { DatabaseUnavailable } from "@/lib/server/db/errors";
import { insertToken } from "@/lib/server/db/repositories/tokens";
import { rawSql, ownTestDatabase } from "@/lib/server/db/testing/database";
import { person, signIn, systemCtx } from "@/lib/server/services/testing/people";
import { updateUser } from "@/lib/server/services/users/update";
import { tokenActor } from "./api-tokens";
import { FRESH_MS } from "./confirmed-cache";
import { forgetSessions, sessionActor } from "./sessions";
import { endSession } from "./start-session";
import { hashTokenSecret, newTokenSecret, shownPrefix } from "./token-secret";

const HOUR_MS = 3_600_000;
const BROWSER = { address: "192.0.2.1", userAgent: "test", requestId: "request-of-a-test" };
const later = (ms: number) => new Date(Date.now() + ms);

ownTestDatabase();

async function storedToken(createdById: string | null): Promise<string> {
  const secret = newTokenSecret();
  const times = { createdAt: new Date(), expiresAt: later(HOUR_MS) };
  const token = { name: "ci", hash: hashTokenSecret(secret), prefix: shownPrefix(secret), role: "operator" as const };
  await query((db) => insertToken(db, { ...token, ...times, createdById }));
  return secret;
}

describe("sessions", () => {
  it("hold for the signed-in person, and end when idle or too old", async () => {
    const { id, sessionId } = await person("operator");
    const found = await sessionActor(sessionId, new Date());
    expect(found).toMatchObject({ actor: { kind: "user", id, role: "operator", sessionId }, unconfirmed: false });
    expect(await sessionActor(sessionId, later(13 * HOUR_MS))).toBeNull();
    expect(await sessionActor(sessionId, later(8 * 24 * HOUR_MS))).toBeNull();
  });

  it("end at once at sign-out, so that a copied cookie is worth nothing", async () => {
    const { id, sessionId } = await person("viewer");
    const other = await signIn(id);
    const actor = (await sessionActor(sessionId, new Date()))?.actor;
    if (!actor) throw new Error("not signed in");
    await endSession(actor, sessionId, BROWSER, new Date());
    forgetSessions();
    expect(await sessionActor(sessionId, new Date())).toBeNull();
    expect(await sessionActor(other, new Date())).not.toBeNull();
  });

  it("follow a change of role and a disabled account at once", async () => {
    const { id, sessionId } = await person("viewer");
    await sessionActor(sessionId, new Date());
    await updateUser(systemCtx(), { id, role: "operator" });
    expect(await sessionActor(sessionId, new Date())).toMatchObject({ actor: { role: "operator" } });
    await updateUser(systemCtx(), { id, disabled: true });
    expect(await sessionActor(sessionId, new Date())).toBeNull();
  });

  it("follow a change made by another process within 5 s", async () => {
    const { sessionId } = await person("viewer");
    await sessionActor(sessionId, new Date());
    await rawSql("update session set revoked_at = now() where id = $1", [sessionId]);
    await vi.waitFor(async () => expect(await sessionActor(sessionId, new Date())).toBeNull(), {
      timeout: FRESH_MS + 2_000,
      interval: 250,
    });
  });

  it("note when they were last used", async () => {
    const { sessionId } = await person("viewer");
    await rawSql("update session set last_seen_at = now() - interval '10 minutes' where id = $1", [sessionId]);
    await sessionActor(sessionId, new Date());
    await vi.waitFor(async () => {
      const [row] = await rawSql(
        "select last_seen_at > now() - interval '1 minute' as fresh from session where id = $1",
        [sessionId],
      );
      expect(row?.["fresh"]).toBe(true);
    });
  });
});

describe("API tokens", () => {
  it("act with their role until they expire, and never with more than their creator has", async () => {
    const creator = await person("admin");
    const secret = await storedToken(creator.id);
    expect(await tokenActor(secret, new Date())).toMatchObject({ actor: { kind: "token", role: "operator" } });
    expect(await tokenActor(secret, later(2 * HOUR_MS))).toBeNull();
    await person("admin"); // the last admin may not be demoted
    await updateUser(systemCtx(), { id: creator.id, role: "viewer" });
    expect(await tokenActor(secret, new Date())).toMatchObject({ actor: { role: "viewer" } });
  });

  it.each(["", "atl_", "atl_unknownunknownunknown", "x".repeat(5_000)])("refuse %s", async (secret) => {
    expect(await tokenActor(secret, new Date())).toBeNull();
  });

  it("are stored as a hash only", async () => {
    const secret = await storedToken(null);
    const rows = await rawSql("select row_to_json(t)::text as text from api_token t");
    expect(rows.some((row) => String(row["text"]).includes(secret))).toBe(false);
  });
});

describe("while the database is down", () => {
  it("who was seen before may read on, marked unconfirmed; everybody else is told", async () => {
    const { sessionId } = await person("viewer");
    const stranger = await person("viewer");
    const secret = await storedToken(null);
    await sessionActor(sessionId, new Date());
    await tokenActor(secret, new Date());
    const url = process.env["DATABASE_URL"];
    await disconnect();
    process.env["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/nothing";
    try {
      await vi.waitFor(
        async () => expect(await sessionActor(sessionId, new Date())).toMatchObject({ unconfirmed: true }),
        { timeout: FRESH_MS + 3_000, interval: 250 },
      );
      expect(await tokenActor(secret, new Date())).toMatchObject({ unconfirmed: true });
      await expect(sessionActor(stranger.sessionId, new Date())).rejects.toBeInstanceOf(DatabaseUnavailable);
    } finally {
      await disconnect();
      process.env["DATABASE_URL"] = url;
    }
  });
});
