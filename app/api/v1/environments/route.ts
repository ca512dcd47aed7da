import { FilterQuery } from "@/lib/contracts/filters";
import { route } from "@/lib/server/http/route";
import { listLabelValues } from "@/lib/server/services/filters/label-values";

export const GET = route({
  role: "viewer",
  query: FilterQuery,
  handle: ({ ctx, query }) => listLabelValues(ctx, "environment", query),
});
