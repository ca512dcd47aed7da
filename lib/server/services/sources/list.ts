import "server-only";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import type { SourceKind } from "@/lib/server/upstream/source";
import { sources } from "./config";

export type SourceSummary = { readonly name: string; readonly kind: SourceKind; readonly url: string };

/** The configured sources, for reading only; credentials and headers are left out. */
export function listSources(ctx: Ctx): readonly SourceSummary[] {
  requireRole(ctx.actor, "viewer");
  return sources().map(({ name, kind, url }) => ({ name, kind, url }));
}
