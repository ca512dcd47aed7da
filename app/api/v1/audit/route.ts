import { AuditQuery } from "@/lib/contracts/audit";
import { route } from "@/lib/server/http/route";
import { searchAudit } from "@/lib/server/services/audit/search";

export const GET = route({ role: "admin", query: AuditQuery, handle: ({ ctx, query }) => searchAudit(ctx, query) });
