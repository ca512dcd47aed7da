import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { verifyPassword } from "@/lib/server/auth/password";
import { hashTokenSecret } from "@/lib/server/auth/token-secret";
import { rawSql, ownTestDatabase } from "@/lib/server/db/testing/database";
import { checkDatabase } from "@/lib/server/startup/demo-guard";

ownTestDatabase();

const ROOT = resolve(import.meta.dirname, "../..");
const FLAGS = ["--conditions=react-server", "--import", "./bin/loader.mjs", "prisma/seed/demo.ts"];
const folder = mkdtempSync(join(tmpdir(), "atalaya-seed-"));
const file = join(folder, "secrets.json");

const account = (role: string) => ({
  role,
  name: `Demo ${role}`,
  email: `${role}@demo.example`,
  password: `word of ${role} 1234`,
});
const accounts = ["viewer", "operator", "admin"].map(account);

type Secrets = { tokens: Record<"viewer" | "operator" | "admin", string>; postgresPassword: string };
const secrets = (): Secrets => JSON.parse(readFileSync(file, "utf8"));

const seed = (env: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, [...FLAGS], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: "", ATALAYA_DEMO: "1", ATALAYA_DEMO_SECRETS: file, ...env },
  });

const everything = async (): Promise<unknown[]> => [
  await rawSql('select id, email, name, role, password_hash, disabled_at, demo from "user" order by email'),
  await rawSql("select id, hash, role, demo from api_token order by id"),
  await rawSql("select id, key, name, version from service order by key"),
  await rawSql("select count(*) from audit_event"),
];

beforeEach(async () => {
  writeFileSync(file, JSON.stringify({ accounts, postgresPassword: "kept" }));
  await rawSql("delete from api_token; delete from service");
  await rawSql('delete from "user"');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the demo's seed", () => {
  it("makes accounts, tokens and services, all marked as demo and audited", async () => {
    await seed();
    const users = await rawSql('select role::text as role, password_hash, demo from "user"');
    expect(users.map(({ role }) => String(role)).toSorted()).toEqual(["admin", "operator", "viewer"]);
    for (const user of users) {
      expect(user["demo"]).toBe(true);
      expect(await verifyPassword(account(String(user["role"])).password, String(user["password_hash"]))).toBe(true);
    }
    const tokens = await rawSql("select role::text as role, hash, demo from api_token order by api_token.role");
    const { viewer, operator, admin } = secrets().tokens;
    expect(tokens).toEqual([
      { role: "viewer", hash: hashTokenSecret(viewer), demo: true },
      { role: "operator", hash: hashTokenSecret(operator), demo: true },
      { role: "admin", hash: hashTokenSecret(admin), demo: true },
    ]);
    const services = await rawSql("select key from service order by key");
    expect(services.map(({ key }) => key)).toEqual(["auth", "coupon", "gateway", "raffle", "station"]);
    const audited = await rawSql("select entity_id from audit_event where actor_name = 'Demo seed'");
    const known = await rawSql(
      'select id::text from "user" union select id::text from api_token union select id::text from service',
    );
    expect(audited.map((row) => row["entity_id"])).toEqual(expect.arrayContaining(known.map((row) => row["id"])));
  });

  it("keeps the rest of the file, and the file to its owner", async () => {
    await seed();
    expect(secrets().postgresPassword).toBe("kept");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("changes nothing the second time", async () => {
    await seed();
    const before = [await everything(), secrets()];
    await seed();
    expect([await everything(), secrets()]).toEqual(before);
  });

  it("mends what people changed: a password, a disabled account; replaces a revoked token, keeps an edited service", async () => {
    await seed();
    const { tokens } = secrets();
    await rawSql(`update "user" set password_hash = null, disabled_at = now() where role = 'viewer'`);
    await rawSql("update api_token set revoked_at = now() where role = 'viewer'");
    await rawSql("update service set name = 'Mine' where key = 'coupon'");
    await seed();
    const [viewer] = await rawSql(`select password_hash, disabled_at from "user" where role = 'viewer'`);
    expect(await verifyPassword(account("viewer").password, String(viewer?.["password_hash"]))).toBe(true);
    expect(viewer?.["disabled_at"]).toBeNull();
    expect(secrets().tokens.viewer).not.toBe(tokens.viewer);
    expect(secrets().tokens.admin).toBe(tokens.admin);
    expect(await rawSql("select name from service where key = 'coupon'")).toEqual([{ name: "Mine" }]);
  });

  it("puts known tokens back into a new database", async () => {
    await seed();
    const { tokens } = secrets();
    await rawSql("delete from api_token");
    await seed();
    expect(secrets().tokens).toEqual(tokens);
    expect(await rawSql("select 1 from api_token")).toHaveLength(3);
  });

  it("refuses without ATALAYA_DEMO=1, and never takes over a real account", async () => {
    await expect(seed({ ATALAYA_DEMO: "0" })).rejects.toThrow(/ATALAYA_DEMO=1/);
    await rawSql(
      `insert into "user" (id, email, name, role, updated_at) values (gen_random_uuid(), 'admin@demo.example', 'Real', 'viewer', now())`,
    );
    await expect(seed()).rejects.toThrow(/real account/);
    expect(await rawSql('select name, role::text as role from "user"')).toEqual([{ name: "Real", role: "viewer" }]);
  });
});

describe("a start on a demo's database", () => {
  it("is refused unless demos are allowed, and fine on an empty one", async () => {
    expect(await checkDatabase(false)).toEqual({ state: "fine" });
    await seed();
    expect(await checkDatabase(true)).toEqual({ state: "fine" });
    expect(await checkDatabase(false)).toMatchObject({ state: "refused" });
  });
});
