import { randomBytes } from "node:crypto";

import { HttpFailure } from "../failure";
import type { Route } from "../router";
import type { Runtime } from "../runtime";

/** Share of an endpoint's time that its transaction is open. */
const HELD = 0.35;
const EMAIL = /^[^@\s]{1,64}@[^@\s]{1,190}$/;

/** Demo customers share one password: accounts are not what is being shown. */
const PASSWORD = "gasolina";

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

export function authRoutes({ registry, pool, executor, cache }: Runtime): Route[] {
  const tokens = cache("tokens");
  const logins = {
    success: registry.counter("user_logins", { result: "success" }, "Logins by result"),
    failure: registry.counter("user_logins", { result: "failure" }, "Logins by result"),
  };
  const registrations = registry.counter("user_registrations", {}, "Registered users");

  return [
    {
      method: "POST",
      uri: "/internal/login",
      handle: async ({ body, span, budgetMs }) => {
        const email = textOf(body["email"]);
        const found = await pool.use(span, budgetMs * HELD, async (sql) => {
          const [user] = await sql("SELECT id FROM users WHERE email = $1", [email]);
          if (!user || body["password"] !== PASSWORD) return null;
          await sql("UPDATE users SET last_login_at = now() WHERE id = $1", [user["id"]]);
          return user;
        });
        if (!found) {
          logins.failure.increment();
          throw new HttpFailure(401, "none", "wrong e-mail or password");
        }
        logins.success.increment();
        const token = randomBytes(16).toString("hex");
        await tokens.put(span, token, { user: found["id"] });
        return { status: 200, body: { token } };
      },
    },
    {
      method: "GET",
      uri: "/internal/token",
      // A token that is not cached is checked by its signature; no SQL either way.
      handle: async ({ query, span }) => {
        const session = await tokens.get(span, query.get("token") ?? "guest", async () => ({ user: null }));
        return { status: 200, body: session };
      },
    },
    {
      method: "POST",
      uri: "/internal/users",
      handle: async ({ body, span, budgetMs }) => {
        const email = textOf(body["email"]);
        if (!EMAIL.test(email)) throw new HttpFailure(400, "none", "email is not an address");
        const id = await pool.use(span, budgetMs * HELD, async (sql) => {
          const [taken] = await sql("SELECT 1 AS taken FROM users WHERE email = $1", [email]);
          if (taken) throw new HttpFailure(409, "none", "the address is taken");
          const [user] = await sql("INSERT INTO users (email) VALUES ($1) RETURNING id", [email]);
          return user?.["id"];
        });
        registrations.increment();
        executor.submit(120);
        return { status: 201, body: { id } };
      },
    },
  ];
}
