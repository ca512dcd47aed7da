import { HttpFailure } from "../failure";
import type { Route } from "../router";
import { ZONES } from "../station-names";
import type { Runtime } from "../runtime";
import type { Span } from "../tracing/span";

const HELD = 0.4;

/** Fills the cache before the first customer comes, as the application does when it is ready. */
export async function warmStations({ pool, cache }: Runtime, span: Span): Promise<void> {
  const rows = await pool.use(span, 0, (sql) => sql("SELECT id, name, zone FROM stations ORDER BY id"));
  const stations = cache("stations");
  for (const row of rows) await stations.put(span, String(row["id"]), row);
  for (const zone of ZONES) {
    const own = rows.filter((row) => row["zone"] === zone).map(({ id, name }) => ({ id, name }));
    await stations.put(span, `zone:${zone}`, own);
  }
}

export function stationRoutes({ pool, cache }: Runtime): Route[] {
  const stations = cache("stations");
  return [
    {
      method: "GET",
      uri: "/stations",
      handle: async ({ query, span, budgetMs }) => {
        const zone = (query.get("zone") ?? "centro").slice(0, 32);
        const load = () =>
          pool.use(span, budgetMs * HELD, (sql) =>
            sql("SELECT id, name FROM stations WHERE zone = $1 ORDER BY id", [zone]),
          );
        return { status: 200, body: await stations.get(span, `zone:${zone}`, load) };
      },
    },
    {
      method: "GET",
      uri: "/stations/{id}",
      handle: async ({ params, span, budgetMs }) => {
        const id = (params["id"] ?? "").slice(0, 64);
        const load = () =>
          pool.use(
            span,
            budgetMs * HELD,
            async (sql) => (await sql("SELECT id, name, zone FROM stations WHERE id = $1", [id]))[0] ?? null,
          );
        const station = await stations.get(span, id, load);
        if (!station) throw new HttpFailure(404, "none", "unknown station");
        return { status: 200, body: station };
      },
    },
    {
      method: "GET",
      uri: "/stations/{id}/prices",
      handle: async ({ params, span, budgetMs }) => {
        const id = params["id"] ?? "";
        const prices = await pool.use(span, budgetMs * HELD, (sql) =>
          sql("SELECT fuel_type, price::float8 AS price FROM prices WHERE station_id = $1", [id]),
        );
        if (prices.length === 0) throw new HttpFailure(404, "none", "unknown station");
        return { status: 200, body: prices };
      },
    },
  ];
}
