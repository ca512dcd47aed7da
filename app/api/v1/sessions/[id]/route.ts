import { IdParams } from "@/lib/contracts/page";
import { noContent } from "@/lib/server/http/reply";
import { route } from "@/lib/server/http/route";
import { revokeSession } from "@/lib/server/services/sessions/revoke";

export const DELETE = route({
  role: "viewer",
  params: IdParams,
  handle: ({ ctx, params }) => revokeSession(ctx, params),
  reply: noContent,
});
