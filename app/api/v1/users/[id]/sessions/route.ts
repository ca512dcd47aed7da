import { IdParams } from "@/lib/contracts/page";
import { noContent } from "@/lib/server/http/reply";
import { route } from "@/lib/server/http/route";
import { revokeUserSessions } from "@/lib/server/services/users/revoke-sessions";

export const DELETE = route({
  role: "admin",
  params: IdParams,
  handle: ({ ctx, params }) => revokeUserSessions(ctx, params),
  reply: noContent,
});
