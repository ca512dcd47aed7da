import { HttpFailure } from "../failure";
import type { Route } from "../router";
import type { Runtime } from "../runtime";

const HELD = 0.35;

export function raffleRoutes({ pool, cache, registry, executor }: Runtime): Route[] {
  const raffles = cache("raffles");
  const generated = registry.counter("raffle_tickets_generated", {}, "Raffle tickets generated");
  return [
    {
      method: "POST",
      uri: "/raffles/{id}/tickets",
      handle: async ({ params, span, budgetMs }) => {
        const id = params["id"] ?? "";
        const ticket = await pool.use(span, budgetMs * HELD, async (sql) => {
          const [raffle] = await sql("SELECT id FROM raffles WHERE id = $1", [id]);
          if (!raffle) throw new HttpFailure(404, "none", "unknown raffle");
          return (await sql("INSERT INTO tickets (raffle_id, source) VALUES ($1, 'app') RETURNING id", [id]))[0];
        });
        generated.increment();
        executor.submit(30);
        return { status: 201, body: { id: ticket?.["id"] } };
      },
    },
    {
      method: "POST",
      uri: "/internal/entries",
      handle: async ({ span, budgetMs }) => {
        const rows = await pool.use(span, budgetMs * HELD, (sql) =>
          sql("INSERT INTO tickets (raffle_id, source) VALUES ('current', 'redemption') RETURNING id"),
        );
        generated.increment();
        return { status: 201, body: { id: rows[0]?.["id"] } };
      },
    },
    {
      method: "GET",
      uri: "/raffles/current",
      handle: async ({ span, budgetMs }) => {
        const load = () =>
          pool.use(
            span,
            budgetMs * HELD,
            async (sql) => (await sql("SELECT id, prize FROM raffles WHERE id = 'current'"))[0] ?? null,
          );
        return { status: 200, body: await raffles.get(span, "current", load) };
      },
    },
  ];
}
