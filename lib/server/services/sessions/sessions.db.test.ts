import { expect, it } from "vitest";
import { ownTestDatabase } from "@/lib/server/db/testing/database";
import { readCurrentActor } from "@/lib/server/services/sessions/current";
import { listOwnSessions } from "@/lib/server/services/sessions/list";
import { revokeSession } from "@/lib/server/services/sessions/revoke";
import { revokeOtherSessions } from "@/lib/server/services/sessions/revoke-others";
import { person, signIn, systemCtx } from "@/lib/server/services/testing/people";

ownTestDatabase();

const ids = async (ctx: Parameters<typeof listOwnSessions>[0]) =>
  (await listOwnSessions(ctx)).items.map((session) => session.id);

it("lists one's own live sessions and says which one asks", async () => {
  const [viewer] = [await person("viewer"), await person("viewer")];
  const other = await signIn(viewer.id);
  await signIn(viewer.id, new Date(Date.now() - 30 * 86_400_000)); // expired since
  const { items } = await listOwnSessions(viewer.ctx);
  expect(items.map((session) => session.id).toSorted()).toEqual([viewer.sessionId, other].toSorted());
  expect(items.filter((session) => session.current).map((session) => session.id)).toEqual([viewer.sessionId]);
});

it("ends one's own session, twice without an error", async () => {
  const viewer = await person("viewer");
  const other = await signIn(viewer.id);
  await revokeSession(viewer.ctx, { id: other });
  await revokeSession(viewer.ctx, { id: other });
  expect(await ids(viewer.ctx)).toEqual([viewer.sessionId]);
});

it("hides other people's sessions from all but admins", async () => {
  const [viewer, operator, admin] = [await person("viewer"), await person("operator"), await person("admin")];
  const attempt = revokeSession(operator.ctx, { id: viewer.sessionId });
  await expect(attempt).rejects.toMatchObject({ code: "not_found" });
  await revokeSession(admin.ctx, { id: viewer.sessionId });
  expect(await ids(viewer.ctx)).toEqual([]);
});

it("ends all one's sessions but this one", async () => {
  const [viewer, bystander] = [await person("viewer"), await person("viewer")];
  await Promise.all([signIn(viewer.id), signIn(viewer.id)]);
  await revokeOtherSessions(viewer.ctx);
  expect(await ids(viewer.ctx)).toEqual([viewer.sessionId]);
  expect(await ids(bystander.ctx)).toEqual([bystander.sessionId]);
});

it("knows no sessions of the console itself", async () => {
  expect(await ids(systemCtx())).toEqual([]);
  await expect(revokeOtherSessions(systemCtx())).rejects.toMatchObject({ code: "forbidden" });
});

it("says who asks, and nothing more", async () => {
  const { ctx, id } = await person("operator");
  expect(readCurrentActor(ctx)).toEqual({ kind: "user", id, name: ctx.actor.name, role: "operator" });
});
