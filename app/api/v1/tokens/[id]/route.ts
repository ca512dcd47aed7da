import { IdParams } from "@/lib/contracts/page";
import { noContent } from "@/lib/server/http/reply";
import { route } from "@/lib/server/http/route";
import { revokeToken } from "@/lib/server/services/tokens/revoke";

export const DELETE = route({
  role: "viewer",
  params: IdParams,
  handle: ({ ctx, params }) => revokeToken(ctx, params),
  reply: noContent,
});
