import { describe, expect, it } from "vitest";
import { safeCallbackPath, signInErrorOf } from "./sessions";

const OWN = "https://atalaya.example.com";

describe("safeCallbackPath", () => {
  it.each([
    { given: "/performance?service=coupon#x", path: "/performance?service=coupon#x" },
    { given: `${OWN}/audit`, path: "/audit" },
    { given: undefined, path: "/" },
    { given: "https://evil.example/x", path: "/" },
    { given: "//evil.example/x", path: "/" },
    { given: "/\\evil.example", path: "/" },
    { given: "/.//evil.example", path: "/" },
    { given: "javascript:alert(1)", path: "/" },
    { given: "/sign-in?callbackUrl=/", path: "/" },
  ])("$given leads to $path", ({ given, path }) => expect(safeCallbackPath(given, OWN)).toBe(path));
});

describe("signInErrorOf", () => {
  it("reads the wait of a throttled sign-in", () => {
    expect(signInErrorOf("throttled:42")).toEqual({ code: "throttled", retryAfterSeconds: 42 });
    expect(signInErrorOf("CredentialsSignin")).toEqual({ code: "CredentialsSignin" });
    expect(signInErrorOf("")).toBeNull();
  });
});
