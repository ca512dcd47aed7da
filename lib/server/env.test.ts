import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { baseOrigin, databaseEnv, EnvError, isHttps, readEnv } from "@/lib/server/env";
import { ENV_NAMES } from "@/lib/server/env-schema";

const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
/** Every variable of the example, the commented-out ones too. */
const all = parseEnv(example.replace(/^#(?=[A-Z])/gm, "")) as Record<string, string>; // safe: without undefined values
/** What is left when nobody uncomments anything. */
const required = parseEnv(example) as Record<string, string>;

const problemsOf = (given: Record<string, string | undefined>): readonly string[] => {
  try {
    readEnv(given);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
};

describe(".env.example", () => {
  it("names exactly the variables of the schema", () => {
    expect(Object.keys(all).toSorted()).toEqual([...ENV_NAMES].toSorted());
  });

  it("names each variable once", () => {
    const names = [...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("can be read as it is, and with everything uncommented", () => {
    expect(problemsOf(required)).toEqual([]);
    expect(problemsOf(all)).toEqual([]);
  });

  it("shows the defaults where it shows a value that has one", () => {
    const defaults = readEnv(required);
    const shown = readEnv(all);
    const optional = /_(USERNAME|PASSWORD|TOKEN_FILE|TENANT)$|^OIDC_(?!NAME)|_FILE$|_DIR$/;
    for (const name of Object.keys(defaults).filter((key) => !optional.test(key)))
      expect([name, Reflect.get(shown, name)]).toEqual([name, Reflect.get(defaults, name)]);
  });
});

describe("readEnv", () => {
  it("tells every required variable that is missing, in one go", () => {
    const problems = problemsOf({});
    for (const name of Object.keys(required))
      expect(problems.filter((line) => line.startsWith(`${name} is missing: `))).toHaveLength(1);
    expect(problems).toHaveLength(Object.keys(required).length);
  });

  it.each([
    ["DATABASE_URL", "mysql://localhost/x", /postgresql:\/\//],
    ["ATALAYA_DATABASE_POOL", "0", /whole number from 1 to 100/],
    ["AUTH_SECRET", "short", /at least 32 characters/],
    ["ATALAYA_BASE_URL", "atalaya.example.com", /http:\/\/ or https:\/\//],
    ["PROMETHEUS_URL", "localhost:9090", /http:\/\/ or https:\/\//],
    ["ALERTMANAGER_URL", "nothing", /"none"/],
    ["JAEGER_URL", "ftp://jaeger", /"none"/],
    ["PROMETHEUS_TIMEOUT_MS", "soon", /whole number from 100/],
    ["PROMETHEUS_SCRAPE_INTERVAL", "15", /15s or 1m/],
    ["ATALAYA_ROLE", "both", /all, web, worker/],
    ["ATALAYA_DEMO", "yes", /"1" for yes/],
    ["ATALAYA_SERVICE_LABEL", "job-name", /label name/],
    ["ATALAYA_TRUST_PROXY", "-1", /whole number from 0/],
    ["ATALAYA_SESSION_IDLE_HOURS", "1.5", /whole number/],
    ["OIDC_ISSUER", "login", /issuer URL/],
    ["OIDC_ROLE_MAP", "sre=king", /sre=admin/],
    ["OIDC_DEFAULT_ROLE", "root", /viewer, operator, admin/],
  ])("%s=%s is refused with one readable line", (name, value, hint) => {
    const problems = problemsOf({ ...all, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} is malformed: `));
    expect(problems[0]).toMatch(hint);
    expect(problems[0]).not.toContain("\n");
  });

  it("takes an empty variable for one that is not set", () => {
    expect(problemsOf({ ...required, AUTH_SECRET: "  " })).toEqual([expect.stringMatching(/^AUTH_SECRET is missing/)]);
    expect(readEnv({ ...required, OIDC_ISSUER: "" }).OIDC_ISSUER).toBeUndefined();
  });

  it("asks for sources, but not when a file names them", () => {
    const { PROMETHEUS_URL: _left, ...rest } = required;
    expect(problemsOf(rest)).toEqual([expect.stringMatching(/^PROMETHEUS_URL is missing/)]);
    expect(problemsOf({ ...rest, ATALAYA_SOURCES_FILE: "/etc/atalaya/sources.yml" })).toEqual([]);
  });

  it("asks for what an OpenID Connect provider needs", () => {
    const problems = problemsOf({ ...required, OIDC_ISSUER: "https://login.example.com" });
    expect(problems.map((line) => line.split(" ")[0])).toEqual([
      "OIDC_CLIENT_ID",
      "OIDC_CLIENT_SECRET",
      "OIDC_DEFAULT_ROLE",
    ]);
  });

  it("never repeats a secret in its messages", () => {
    const wrong = { ...required, DATABASE_URL: "mysql://u:hunter2@h/db", AUTH_SECRET: "hunter2" };
    expect(problemsOf(wrong).join("\n")).not.toContain("hunter2");
  });
});

describe("what is derived", () => {
  it("the database needs its own variables only", () => {
    expect(databaseEnv({ DATABASE_URL: "postgres://a:b@c/d" }).ATALAYA_DATABASE_POOL).toBe(10);
    expect(() => databaseEnv({})).toThrow(/DATABASE_URL is missing/);
  });

  it("origin and https follow the public URL", () => {
    expect(baseOrigin({ ATALAYA_BASE_URL: "https://a.example:8443/x/" })).toBe("https://a.example:8443");
    expect(isHttps({ ATALAYA_BASE_URL: "https://a.example" })).toBe(true);
    expect(isHttps({ ATALAYA_BASE_URL: "http://a.example" })).toBe(false);
  });
});
