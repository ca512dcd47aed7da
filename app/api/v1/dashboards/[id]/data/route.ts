import { z } from "zod";
import { DashboardDataQuery } from "@/lib/contracts/dashboard-query";
import { methodNotAllowed } from "@/lib/server/http/method-not-allowed";
import { route } from "@/lib/server/http/route";
import { readDashboardEncoded } from "@/lib/server/services/dashboards/read-encoded";
import { encodedReply, underGzipRule } from "@/lib/server/services/dashboards/reply";

export const GET = underGzipRule(
  route({
    role: "viewer",
    params: z.object({ id: z.string() }),
    query: DashboardDataQuery,
    handle: async ({ ctx, params, query, request, signal }) =>
      encodedReply(request, await readDashboardEncoded(ctx, { ...query, id: params.id, signal })),
  }),
);

// Without these Next would answer other methods itself, under a header that promises gzip.
const refuse = underGzipRule(methodNotAllowed("GET, HEAD"));
export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
