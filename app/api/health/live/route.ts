/** The process answers: nothing else is looked at, so that a slow upstream never gets the console restarted. */
export const dynamic = "force-dynamic";

export const GET = (): Response => Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
