import { route } from "@/lib/server/http/route";
import { readHealth } from "@/lib/server/services/health/ready";

export const GET = route({
  role: "public",
  handle: () => readHealth(),
  reply: (health) =>
    Response.json(health, { status: health.status === "down" ? 503 : 200, headers: { "cache-control": "no-store" } }),
});
