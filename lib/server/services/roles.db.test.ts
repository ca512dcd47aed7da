import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AuditQuery } from "@/lib/contracts/audit";
import { ROLES } from "@/lib/contracts/roles";
import type { Ctx } from "@/lib/server/ctx";
import { rawSql, ownTestDatabase } from "@/lib/server/db/testing/database";
import { searchAudit } from "@/lib/server/services/audit/search";
import { createService } from "@/lib/server/services/services/create";
import { deleteService } from "@/lib/server/services/services/delete";
import { updateService } from "@/lib/server/services/services/update";
import { updateSettings } from "@/lib/server/services/settings/update";
import { ctxOf, person } from "@/lib/server/services/testing/people";
import { createToken } from "@/lib/server/services/tokens/create";
import { createUser } from "@/lib/server/services/users/create";
import { listUsers } from "@/lib/server/services/users/list";
import { resetPassword } from "@/lib/server/services/users/reset-password";
import { revokeUserSessions } from "@/lib/server/services/users/revoke-sessions";
import { updateUser } from "@/lib/server/services/users/update";

ownTestDatabase();

const NOBODY = "0190a000-0000-7000-8000-000000000000";
const SERVICE = { key: "k", name: "N", jobMatcher: "j", team: "t", tier: 1, traceService: "t", runbookBase: null };

/** Every verb that only an admin may use, by its file. */
const ADMIN_ONLY: Record<string, (ctx: Ctx) => unknown> = {
  "users/list": listUsers,
  "users/create": (ctx) => createUser(ctx, { email: "x@example.com", name: "X", role: "viewer" }),
  "users/update": (ctx) => updateUser(ctx, { id: NOBODY, role: "viewer" }),
  "users/reset-password": (ctx) => resetPassword(ctx, { id: NOBODY }),
  "users/revoke-sessions": (ctx) => revokeUserSessions(ctx, { id: NOBODY }),
  "services/create": (ctx) => createService(ctx, SERVICE),
  "services/update": (ctx) => updateService(ctx, { ...SERVICE, id: NOBODY, version: 1 }),
  "services/delete": (ctx) => deleteService(ctx, { id: NOBODY }),
  "settings/update": (ctx) => updateSettings(ctx, { signInNote: "x" }),
  "audit/search": (ctx) => searchAudit(ctx, AuditQuery.parse({})),
};

/** What everybody may do with what is theirs; other people's things are tested with each. */
const OWN = [
  "users/change-password",
  "tokens/create",
  "tokens/list",
  "tokens/revoke",
  "sessions/list",
  "sessions/current",
  "sessions/revoke",
  "sessions/revoke-others",
  "services/list",
  "settings/read",
];

describe.each(Object.entries(ADMIN_ONLY))("%s", (_, verb) => {
  it.each(["viewer", "operator"] as const)(
    "is forbidden for a %s, signed in or by token, and writes nothing",
    async (role) => {
      const { ctx, id } = await person(role);
      const token = ctxOf({ kind: "token", id, name: "t", role });
      for (const actor of [ctx, token]) {
        await expect(Promise.resolve().then(() => verb(actor))).rejects.toMatchObject({ code: "forbidden" });
        expect(await rawSql("select 1 from audit_event where request_id = $1", [actor.requestId])).toEqual([]);
      }
    },
  );
});

it.each([...ROLES])("a %s's token never exceeds the role", async (role) => {
  const { ctx } = await person(role);
  const higher = ROLES.slice(ROLES.indexOf(role) + 1);
  for (const wanted of higher) {
    const attempt = createToken(ctx, { name: "t", role: wanted, expiresInDays: 1 });
    await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  }
});

it("names every verb of these areas: a new one must be added above", async () => {
  const helpers = /present|guard|forget|generate-password|owner|record|change-registry|\.test$/;
  const found: string[] = [];
  for (const area of ["users", "tokens", "sessions", "services", "settings", "audit"])
    for (const file of await readdir(join(import.meta.dirname, area)))
      if (file.endsWith(".ts")) found.push(`${area}/${file.slice(0, -3)}`);
  const verbs = found.filter((name) => !helpers.test(name.slice(name.indexOf("/") + 1)));
  expect(verbs.toSorted()).toEqual([...Object.keys(ADMIN_ONLY), ...OWN].toSorted());
});
