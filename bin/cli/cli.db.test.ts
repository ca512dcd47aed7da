import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ApiToken } from "@/lib/contracts/tokens";
import { UserList, UserWithPassword } from "@/lib/contracts/users";
import { verifyPassword } from "@/lib/server/auth/password";
import { hashTokenSecret } from "@/lib/server/auth/token-secret";
// oxlint-disable-next-line boundaries/dependencies -- the test looks at what the command line left in the database
import { createTestDatabase, rawSql, ownTestDatabase } from "@/lib/server/db/testing/database";

ownTestDatabase();

const ROOT = resolve(import.meta.dirname, "../..");
const FLAGS = ["--conditions=react-server", "--import", "./bin/loader.mjs", "bin/cli/main.ts"];
type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the command line as a process of its own, as people do, with `input` on its stdin. */
function atalaya(
  args: readonly string[],
  { input = "", env = {} }: { input?: string; env?: Record<string, string> } = {},
) {
  return new Promise<Ended>((done, reject) => {
    const child = spawn(process.execPath, [...FLAGS, ...args], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: "", ...env },
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk) => (out += String(chunk)));
    child.stderr.on("data", (chunk) => (err += String(chunk)));
    child.on("error", reject);
    child.on("close", (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}

const GOOD = "four grey herons wait";
const create = (email: string, ...more: string[]) => [
  "user",
  "create",
  "--email",
  email,
  "--name",
  "Ana",
  "--role",
  "admin",
  ...more,
];
const hashOf = async (email: string): Promise<string> =>
  String((await rawSql('select password_hash from "user" where email = $1', [email]))[0]?.["password_hash"]);
const auditOf = (action: string, entityId: string) =>
  rawSql("select actor_kind, actor_name, after from audit_event where action = $1 and entity_id = $2", [
    action,
    entityId,
  ]);

describe("atalaya user", () => {
  it("creates an account with the password from stdin, audited, never echoed", async () => {
    const { code, out, err } = await atalaya(create("Stdin@Example.com", "--json"), { input: `${GOOD}\n` });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { user, password } = UserWithPassword.parse(JSON.parse(out));
    expect(password).toBeUndefined();
    expect(user).toMatchObject({ email: "stdin@example.com", role: "admin", demo: false });
    expect(await verifyPassword(GOOD, await hashOf("stdin@example.com"))).toBe(true);
    const audit = await auditOf("user.created", user.id);
    expect(audit).toEqual([expect.objectContaining({ actor_kind: "system" })]);
    expect(JSON.stringify(audit)).not.toContain("scrypt");
  });

  it("generates a password, alone on stdout", async () => {
    const { code, out, err } = await atalaya(create("made@example.com", "--generate"));
    expect(code).toBe(0);
    expect(await verifyPassword(out.trim(), await hashOf("made@example.com"))).toBe(true);
    expect(err).not.toContain(out.trim());
  });

  it("refuses weak passwords and taken addresses with 1 and a reason", async () => {
    const weak = await atalaya(create("weak@example.com"), { input: "passwordpassword\n" });
    expect(weak).toMatchObject({ code: 1, out: "" });
    expect(weak.err).toContain("too weak");
    expect((await atalaya(create("twice@example.com", "--generate"))).code).toBe(0);
    const taken = await atalaya(create("Twice@example.com", "--generate"));
    expect(taken).toMatchObject({ code: 1, out: "" });
    expect(taken.err).toContain("twice@example.com");
  });

  it("has no default password: without one it says how to give one", async () => {
    const { code, out, err } = await atalaya(create("none@example.com"));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("--generate");
  });

  it("lists accounts and resets a password, which ends the sessions", async () => {
    expect((await atalaya(create("reset@example.com", "--generate"))).code).toBe(0);
    const list = UserList.parse(JSON.parse((await atalaya(["user", "list", "--json"])).out));
    const user = list.items.find(({ email }) => email === "reset@example.com");
    await rawSql(
      "insert into session (id, user_id, expires_at) values (gen_random_uuid(), $1, now() + interval '1 day')",
      [user?.id],
    );
    const reset = await atalaya(["user", "reset-password", "--email", "reset@example.com", "--json"], { input: GOOD });
    expect(reset).toMatchObject({ code: 0, err: "" });
    expect(await verifyPassword(GOOD, await hashOf("reset@example.com"))).toBe(true);
    const live = await rawSql("select 1 from session where user_id = $1 and revoked_at is null", [user?.id]);
    expect(live).toEqual([]);
    const unknown = await atalaya(["user", "reset-password", "--email", "nobody@example.com", "--generate"]);
    expect(unknown.code).toBe(1);
  });
});

describe("atalaya token", () => {
  it("makes a token, printed once and stored as a hash", async () => {
    const { code, out } = await atalaya([
      "token",
      "create",
      "--name",
      "ci",
      "--role",
      "viewer",
      "--days",
      "7",
      "--json",
    ]);
    expect(code).toBe(0);
    const answer: { token: unknown; secret: string } = JSON.parse(out);
    const token = ApiToken.parse(answer.token);
    expect(token).toMatchObject({ role: "viewer", status: "active", demo: false });
    const rows = await rawSql("select hash from api_token where id = $1", [token.id]);
    expect(rows).toEqual([{ hash: hashTokenSecret(answer.secret) }]);
    expect(await auditOf("token.created", token.id)).toHaveLength(1);
  });
});

describe("atalaya migrate", () => {
  it("brings an empty database to this version, and has nothing to do the second time", async () => {
    const { url, drop } = await createTestDatabase({ empty: true });
    const env = { DATABASE_URL: url };
    try {
      const before = await atalaya(["user", "list"], { env });
      expect(before.code).toBe(1);
      expect(before.err).toContain("atalaya migrate");
      const first: { applied: string[] } = JSON.parse((await atalaya(["migrate", "--json"], { env })).out);
      expect(first.applied.length).toBeGreaterThan(0);
      expect((await atalaya(["migrate", "--json"], { env })).out.trim()).toBe('{"applied":[]}');
      expect((await atalaya(["user", "list", "--json"], { env })).out.trim()).toBe('{"items":[]}');
    } finally {
      await drop();
    }
  });
});

describe("trouble", () => {
  it("answers 2 and the usage to what it does not understand", async () => {
    for (const args of [[], ["user", "destroy"], ["user", "list", "--role", "admin"], ["--colour"]]) {
      const { code, out, err } = await atalaya(args);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain("usage: atalaya");
    }
    expect(await atalaya(["help"])).toMatchObject({ code: 0, err: "" });
  });

  it("answers 1 and one sentence when there is no database, without its password", async () => {
    const env = { DATABASE_URL: "postgresql://ana:hunter2@127.0.0.1:1/none" };
    for (const args of [["user", "list"], ["migrate"]]) {
      const { code, out, err } = await atalaya(args, { env });
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err.trim().split("\n")).toHaveLength(1);
      expect(err).not.toContain("hunter2");
    }
    expect((await atalaya(["user", "list"], { env: { DATABASE_URL: "" } })).err).toContain("DATABASE_URL is missing");
  });
});
