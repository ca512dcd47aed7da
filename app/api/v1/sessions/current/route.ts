import { route } from "@/lib/server/http/route";
import { readCurrentActor } from "@/lib/server/services/sessions/current";

export const GET = route({ role: "viewer", handle: ({ ctx }) => readCurrentActor(ctx) });
