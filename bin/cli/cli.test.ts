import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { onlyOptions, readArguments, UsageError } from "./arguments";
import { emailOf, newTokenOf, newUserOf } from "./parse-options";
import { readPassword } from "./password-input";
import { passwordProblem } from "./password-strength";
import { table } from "./terminal";

describe("arguments", () => {
  it("are words and options, in any order", () => {
    expect(readArguments(["user", "create", "--email", "a@b.c", "--json"])).toEqual({
      words: "user create",
      options: { email: "a@b.c", json: true },
    });
    expect(readArguments(["--email=a@b.c", "user", "create"]).words).toBe("user create");
  });

  it.each([[["user", "list", "--colour"]], [["user", "create", "--email"]], [["x", "--role", "a", "--role", "b"]]])(
    "%j are not understood",
    (args) => expect(() => readArguments(args)).toThrow(UsageError),
  );

  it("that mean nothing to a command are refused", () => {
    expect(() => onlyOptions({ role: "admin" }, ["email"])).toThrow(/--role means nothing/);
    expect(() => onlyOptions({ json: true, email: "a" }, ["email"])).not.toThrow();
  });
});

describe("options", () => {
  it("of a user are trimmed and in lower case", () => {
    expect(newUserOf({ email: " Ana@Example.COM ", name: " Ana ", role: "admin" })).toEqual({
      email: "ana@example.com",
      name: "Ana",
      role: "admin",
    });
    expect(emailOf({ email: "A@B.example" })).toBe("a@b.example");
  });

  it("tell everything that is wrong at once", () => {
    expect(() => newUserOf({ email: "nope", role: "king" })).toThrow(
      "--email: not an e-mail address\n--name is missing\n--role: one of viewer, operator, admin",
    );
  });

  it("of a token last 90 days unless told otherwise", () => {
    expect(newTokenOf({ name: "ci", role: "viewer" }).expiresInDays).toBe(90);
    expect(newTokenOf({ name: "ci", role: "viewer", days: "7" }).expiresInDays).toBe(7);
    for (const days of ["0", "366", "1.5", "x", "-1"])
      expect(() => newTokenOf({ name: "ci", role: "viewer", days })).toThrow("--days: a whole number from 1 to 365");
  });
});

describe("password strength", () => {
  const owner = { email: "ana.lopez@example.com", name: "Ana López" };

  it.each([
    "short",
    "aaaaaaaaaaaaaaaa",
    "ababababababab",
    "passwordpassword",
    "Password1234!",
    "qwertyqwerty12",
    "contraseña123",
    "AnaLopezLopez1",
    "administrator1",
  ])("%s is refused", (password) => expect(passwordProblem(password, owner)).not.toBeNull());

  it.each(["correct horse battery", "xK4-pq9-Lm2-zz", "un burro verde canta"])("%s is taken", (password) =>
    expect(passwordProblem(password, owner)).toBeNull(),
  );

  it("never repeats the password in the reason", () => {
    expect(passwordProblem("hunter2", owner)).not.toContain("hunter2");
  });
});

describe("a password from a pipe", () => {
  const piped = (text: string) => readPassword(Readable.from([text]), () => undefined);

  it("is the first line, spaces and all", async () => {
    expect(await piped(" a b \r\nsecond\n")).toBe(" a b ");
    expect(await piped("no line end")).toBe("no line end");
  });

  it("has to be there", async () => {
    await expect(piped("")).rejects.toThrow(UsageError);
    await expect(piped("\n")).rejects.toThrow(/--generate/);
  });
});

describe("table", () => {
  it("aligns columns and leaves nothing at the end of a line", () => {
    expect(
      table(
        ["A", "B"],
        [
          ["long", "x"],
          ["s", ""],
        ],
      ),
    ).toBe("A     B\nlong  x\ns");
  });
});
