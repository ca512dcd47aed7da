import { route } from "@/lib/server/http/route";
import { listSources } from "@/lib/server/services/sources/list";

export const GET = route({ role: "viewer", handle: ({ ctx }) => ({ items: listSources(ctx) }) });
