import { noContent } from "@/lib/server/http/reply";
import { route } from "@/lib/server/http/route";
import { listOwnSessions } from "@/lib/server/services/sessions/list";
import { revokeOtherSessions } from "@/lib/server/services/sessions/revoke-others";

export const GET = route({ role: "viewer", handle: ({ ctx }) => listOwnSessions(ctx) });

/** Ends all one's own sessions but the one that asks. */
export const DELETE = route({ role: "viewer", handle: ({ ctx }) => revokeOtherSessions(ctx), reply: noContent });
