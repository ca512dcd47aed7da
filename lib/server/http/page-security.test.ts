import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, newNonce } from "@/lib/server/http/content-security-policy";
import { pageHeaders } from "@/lib/server/http/page-headers";
import { needsSignIn, signInPath } from "@/lib/server/http/sign-in-redirect";

const directivesOf = (policy: string): Map<string, string> =>
  new Map(
    policy.split("; ").map((directive) => {
      const at = directive.indexOf(" ");
      return [directive.slice(0, at), directive.slice(at + 1)];
    }),
  );

describe("content security policy", () => {
  const production = directivesOf(contentSecurityPolicy({ nonce: "abc", development: false }));

  it("runs only scripts with the nonce, and nothing inline or evaluated", () => {
    expect(production.get("script-src")).toBe("'self' 'nonce-abc' 'strict-dynamic'");
    expect(production.get("script-src-attr")).toBe("'none'");
    expect([...production.values()].join(" ")).not.toContain("unsafe-eval");
  });

  it("allows style attributes, but style elements only with the nonce", () => {
    expect(production.get("style-src")).toBe("'self' 'nonce-abc'");
    expect(production.get("style-src-attr")).toBe("'unsafe-inline'");
  });

  it("talks to its own origin only, and is framed by nobody", () => {
    expect(production.get("default-src")).toBe("'self'");
    expect(production.get("connect-src")).toBe("'self'");
    expect(production.get("frame-ancestors")).toBe("'none'");
    expect(production.get("base-uri")).toBe("'none'");
    expect(production.get("object-src")).toBe("'none'");
    expect(production.get("form-action")).toBe("'self'");
  });

  it("lets the sign-in form lead to the identity provider, by its origin", () => {
    const policy = contentSecurityPolicy({
      nonce: "abc",
      development: false,
      oidcIssuer: "https://login.example/realms/x",
    });
    expect(directivesOf(policy).get("form-action")).toBe("'self' https://login.example");
  });

  it("gives development what hot reloading needs", () => {
    const policy = directivesOf(contentSecurityPolicy({ nonce: "abc", development: true }));
    expect(policy.get("script-src")).toContain("'unsafe-eval'");
    expect(policy.get("connect-src")).toBe("'self' ws:");
  });

  it("makes a new nonce of 128 bits each time", () => {
    const nonces = Array.from({ length: 100 }, newNonce);
    expect(new Set(nonces).size).toBe(100);
    for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  });
});

describe("page headers", () => {
  it("pin browsers to https only where there is https", () => {
    expect(pageHeaders({ https: true })["strict-transport-security"]).toBe("max-age=31536000");
    expect(pageHeaders({ https: false })).not.toHaveProperty("strict-transport-security");
  });

  it("never sniff, never frame, never leak an address to another site", () => {
    expect(pageHeaders({ https: false })).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
  });
});

describe("the way to the sign-in page", () => {
  it.each([
    ["/", true],
    ["/performance", true],
    ["/sign-in-not", true],
    ["/no/such/page", true],
    ["/sign-in", false],
    ["/api/v1/dashboards", false],
    ["/api/auth/session", false],
  ])("%s needs a signed-in reader: %s", (path, needed) => expect(needsSignIn(path)).toBe(needed));

  it.each([
    ["/", "/sign-in"],
    ["/performance", "/sign-in?callbackUrl=%2Fperformance"],
    ["/performance?service=a&service=b", "/sign-in?callbackUrl=%2Fperformance%3Fservice%3Da%26service%3Db"],
    ["/performance?_rsc=1x", "/sign-in?callbackUrl=%2Fperformance"],
    ["/x?next=//evil.example", "/sign-in?callbackUrl=%2Fx%3Fnext%3D%252F%252Fevil.example"],
  ])("%s leads to %s", (from, to) => expect(signInPath(new URL(from, "http://console.example"))).toBe(to));

  it("keeps an absolute-looking path on this site", () => {
    const url = new URL("http://console.example//evil.example/x");
    const back = new URLSearchParams(signInPath(url).split("?")[1]).get("callbackUrl");
    expect(back).not.toMatch(/^\/\//);
  });
});
