import { env } from "@/lib/server/env";
import { route } from "@/lib/server/http/route";
import { renderMetrics } from "@/lib/server/telemetry/metrics";

const handle = async (): Promise<Response> => {
  const { type, text } = await renderMetrics();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
};
const guarded = route({ role: "viewer", handle });
const open = route({ role: "public", handle });

export const GET: typeof guarded = (request, context) =>
  (env().ATALAYA_METRICS_PUBLIC ? open : guarded)(request, context);
