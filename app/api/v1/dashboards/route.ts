import { route } from "@/lib/server/http/route";
import { listDashboards } from "@/lib/server/services/dashboards/list";

export const GET = route({ role: "viewer", handle: ({ ctx }) => listDashboards(ctx) });
