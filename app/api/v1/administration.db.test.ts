import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AuditPage } from "@/lib/contracts/audit";
import { Problem } from "@/lib/contracts/problem";
import { Service, ServiceList } from "@/lib/contracts/services";
import { CurrentActor, SessionList } from "@/lib/contracts/sessions";
import { Settings } from "@/lib/contracts/settings";
import { ApiTokenList, CreatedApiToken } from "@/lib/contracts/tokens";
import { User, UserList, UserWithPassword } from "@/lib/contracts/users";
import { type Peopled, peopledDatabase } from "@/lib/server/services/testing/people";
import * as unknownPath from "../[...unknown]/route";
import * as audit from "./audit/route";
import * as service from "./services/[id]/route";
import * as services from "./services/route";
import * as currentSession from "./sessions/current/route";
import * as sessions from "./sessions/route";
import * as settings from "./settings/route";
import * as sources from "./sources/route";
import * as token from "./tokens/[id]/route";
import * as tokens from "./tokens/route";
import * as userPassword from "./users/[id]/password/route";
import * as user from "./users/[id]/route";
import * as userSessions from "./users/[id]/sessions/route";
import * as ownPassword from "./users/me/password/route";
import * as users from "./users/route";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Call = { body?: unknown; as?: string | null; params?: Record<string, string>; type?: string; search?: string };

let database: Peopled;
let people: Peopled["people"];
const NOBODY = "0190a000-0000-7000-8000-000000000000";
const shop = { key: "shop", name: "Shop", jobMatcher: "s", team: "t", tier: 1, traceService: "s", runbookBase: null };

beforeAll(async () => {
  database = await peopledDatabase();
  people = database.people;
}, 120_000);
afterAll(() => database.drop());

/** Calls a route as a script does, with an API token; `as: null` sends none. */
function call(handler: Handler, method: string, { body, as, params = {}, type, search = "" }: Call = {}) {
  const headers = new Headers();
  if (as !== null) headers.set("authorization", `Bearer ${as ?? people.admin.secret}`);
  if (body !== undefined) headers.set("content-type", type ?? "application/json");
  const init = {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  };
  return handler(new Request(`http://localhost:3000/api/v1/x${search}`, init), { params: Promise.resolve(params) });
}

async function problem(response: Response): Promise<{ status: number; code: string; paths: string[] }> {
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const { status, code, errors } = Problem.parse(await response.json());
  expect(status).toBe(response.status);
  return { status, code, paths: (errors ?? []).map((error) => error.path) };
}

const WRITES: [name: string, Handler, method: string, Call][] = [
  ["POST users", users.POST, "POST", { body: { email: "a@example.com", name: "A", role: "viewer" } }],
  ["PATCH users/{id}", user.PATCH, "PATCH", { body: { role: "viewer" }, params: { id: NOBODY } }],
  ["POST users/{id}/password", userPassword.POST, "POST", { body: {}, params: { id: NOBODY } }],
  ["DELETE users/{id}/sessions", userSessions.DELETE, "DELETE", { params: { id: NOBODY } }],
  ["POST services", services.POST, "POST", { body: shop }],
  ["PUT services/{id}", service.PUT, "PUT", { body: { ...shop, version: 1 }, params: { id: NOBODY } }],
  ["DELETE services/{id}", service.DELETE, "DELETE", { params: { id: NOBODY } }],
  ["PATCH settings", settings.PATCH, "PATCH", { body: { signInNote: "x" } }],
];

describe("who may", () => {
  it.each(WRITES)("%s: nobody unknown, no viewer, no operator", async (_, handler, method, given) => {
    expect(await problem(await call(handler, method, { ...given, as: null }))).toMatchObject({ status: 401 });
    expect(await problem(await call(handler, method, { ...given, as: "atl_not-a-token" }))).toMatchObject({
      status: 401,
    });
    for (const role of ["viewer", "operator"] as const)
      expect(await problem(await call(handler, method, { ...given, as: people[role].secret }))).toMatchObject({
        code: "forbidden",
      });
  });

  it("reads of an admin's lists are an admin's", async () => {
    for (const handler of [users.GET, audit.GET])
      expect((await call(handler, "GET", { as: people.operator.secret })).status).toBe(403);
    for (const handler of [services.GET, settings.GET, sources.GET, tokens.GET, sessions.GET])
      expect((await call(handler, "GET", { as: people.viewer.secret })).status).toBe(200);
  });
});

describe("what the screens send and get", () => {
  it("accounts", async () => {
    const body = { email: "New@Example.com ", name: "New", role: "viewer" };
    const response = await call(users.POST, "POST", { body });
    expect(response.status).toBe(201);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const made = UserWithPassword.parse(await response.json());
    expect(made.user.email).toBe("new@example.com");
    expect(await problem(await call(users.POST, "POST", { body }))).toMatchObject({ status: 409, code: "conflict" });
    const params = { id: made.user.id };
    const changed = await call(user.PATCH, "PATCH", { body: { disabled: true }, params });
    expect(User.parse(await changed.json()).disabledAt).not.toBeNull();
    const reset = await call(userPassword.POST, "POST", { body: {}, params });
    expect(UserWithPassword.parse(await reset.json()).password).toHaveLength(23);
    expect((await call(userSessions.DELETE, "DELETE", { params })).status).toBe(204);
    const list = UserList.parse(await (await call(users.GET, "GET")).json());
    expect(list.items.map((one) => one.id)).toContain(made.user.id);
  });

  it("the registry", async () => {
    const response = await call(services.POST, "POST", { body: shop });
    expect(response.status).toBe(201);
    const made = Service.parse(await response.json());
    expect(await problem(await call(services.POST, "POST", { body: shop }))).toMatchObject({ status: 409 });
    const change = { params: { id: made.id }, body: { ...shop, name: "Shops", version: made.version } };
    expect(Service.parse(await (await call(service.PUT, "PUT", change)).json()).name).toBe("Shops");
    expect(await problem(await call(service.PUT, "PUT", change))).toMatchObject({ status: 409, code: "conflict" });
    const list = ServiceList.parse(await (await call(services.GET, "GET")).json());
    expect(list.items).toHaveLength(1);
    expect((await call(service.DELETE, "DELETE", change)).status).toBe(204);
    expect((await call(service.DELETE, "DELETE", change)).status).toBe(404);
  });

  it("tokens: the answer's secret works at once, and no more once revoked", async () => {
    const body = { name: "ci", role: "viewer", expiresInDays: 7 };
    const response = await call(tokens.POST, "POST", { body, as: people.viewer.secret });
    expect(response.status).toBe(201);
    const made = CreatedApiToken.parse(await response.json());
    const whoami = await call(currentSession.GET, "GET", { as: made.secret });
    expect(CurrentActor.parse(await whoami.json())).toMatchObject({ kind: "token", name: "ci", role: "viewer" });
    expect(ApiTokenList.parse(await (await call(tokens.GET, "GET", { as: made.secret })).json()).items).toHaveLength(2);
    expect((await call(token.DELETE, "DELETE", { params: { id: made.token.id }, as: made.secret })).status).toBe(204);
    expect((await call(currentSession.GET, "GET", { as: made.secret })).status).toBe(401);
    const tooMuch = await call(tokens.POST, "POST", { body: { ...body, role: "admin" }, as: people.viewer.secret });
    expect(await problem(tooMuch)).toMatchObject({ code: "forbidden" });
  });

  it("settings, sources, sessions and the audit log", async () => {
    const changed = await call(settings.PATCH, "PATCH", { body: { signInNote: "Ask Ada" } });
    expect(Settings.parse(await changed.json()).signInNote).toBe("Ask Ada");
    expect(await (await call(sources.GET, "GET")).json()).toEqual({ items: [] });
    expect(SessionList.parse(await (await call(sessions.GET, "GET")).json()).items).toEqual([]);
    const page = AuditPage.parse(await (await call(audit.GET, "GET", { search: "?limit=2&entity=" })).json());
    expect(page.items[0]).toMatchObject({ action: "settings.updated", actorKind: "token", actorName: "admin" });
    const next = await call(audit.GET, "GET", { search: `?limit=2&cursor=${page.nextCursor}` });
    expect(Number(AuditPage.parse(await next.json()).items[0]?.id)).toBeLessThan(Number(page.items[1]?.id));
  });
});

describe("bad input", () => {
  it.each<[string, Handler, string, Call, { status: number; code?: string; paths?: string[] }]>([
    [
      "a short password",
      users.POST,
      "POST",
      { body: { email: "no", name: " ", role: "root", password: "short" } },
      { status: 422, code: "invalid", paths: ["email", "name", "role", "password"] },
    ],
    ["an empty change", user.PATCH, "PATCH", { body: {}, params: { id: NOBODY } }, { status: 422 }],
    ["half a body", services.POST, "POST", { body: '{"key":' }, { status: 400, code: "malformed" }],
    ["a form", services.POST, "POST", { body: "key=x", type: "application/x-www-form-urlencoded" }, { status: 415 }],
    [
      "a body over the limit",
      services.POST,
      "POST",
      { body: { ...shop, name: "x".repeat(1_000_001) } },
      { status: 413 },
    ],
    [
      "a long name",
      services.POST,
      "POST",
      { body: { ...shop, name: "x".repeat(10_000) } },
      { status: 422, paths: ["name"] },
    ],
    ["an id that is none", user.PATCH, "PATCH", { body: { name: "X" }, params: { id: "1;drop" } }, { status: 404 }],
    [
      "an unknown id",
      user.PATCH,
      "PATCH",
      { body: { name: "X" }, params: { id: NOBODY } },
      { status: 404, code: "not_found" },
    ],
    ["too many a page", audit.GET, "GET", { search: "?limit=201" }, { status: 422, paths: ["limit"] }],
    ["a foreign cursor", audit.GET, "GET", { search: "?cursor=abc" }, { status: 422, paths: ["cursor"] }],
    [
      "a token's own password",
      ownPassword.PUT,
      "PUT",
      { body: { current: "x", next: "long enough for it" } },
      { status: 403 },
    ],
    ["a path that is none", unknownPath.GET, "GET", {}, { status: 404, code: "not_found" }],
  ])("%s is answered with a problem document", async (_, handler, method, given, expected) => {
    expect(await problem(await call(handler, method, given))).toMatchObject(expected);
  });
});

// The last tests: they take away what the others need.
describe("trouble", () => {
  it("a token falls with its maker: demoted at once, ended when the maker is disabled", async () => {
    const params = { id: people.operator.id };
    const role = async () => (await call(currentSession.GET, "GET", { as: people.operator.secret })).json();
    expect(await role()).toMatchObject({ role: "operator" });
    await call(user.PATCH, "PATCH", { params, body: { role: "viewer" } });
    expect(await role()).toMatchObject({ role: "viewer" });
    await call(user.PATCH, "PATCH", { params, body: { disabled: true } });
    expect(await role()).toMatchObject({ code: "unauthenticated" });
  });

  it("without a database, writes say so and an unexpected error shows nothing of itself", async () => {
    await database.sql("alter table setting rename to setting_gone");
    const broken = await call(settings.GET, "GET");
    expect(await broken.clone().text()).not.toMatch(/setting_gone|relation|prisma/i);
    expect(await problem(broken)).toMatchObject({ status: 500, code: "internal" });
    await database.drop();
    const response = await call(services.POST, "POST", { body: shop });
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await problem(response)).toMatchObject({ status: 503, code: "database_unavailable" });
  });
});
