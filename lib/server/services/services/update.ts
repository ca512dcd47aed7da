import "server-only";
import type { Service, UpdateService } from "@/lib/contracts/services";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { findService, updateService as updateRow } from "@/lib/server/db/repositories/services";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";
import { changeRegistry } from "@/lib/server/services/services/change-registry";
import { presentService, serviceSnapshot } from "@/lib/server/services/services/present";

/** Changes a watched service. Throws `not_found`, and `conflict` when someone was faster or the key is taken. */
export function updateService(ctx: Ctx, input: UpdateService & { readonly id: string }): Promise<Service> {
  requireRole(ctx.actor, "admin");
  const { id, version, ...service } = input;
  return changeRegistry(service.key, async (tx) => {
    const before = await findService(tx, id);
    if (before === null) throw new AppError("not_found", "There is no such service.");
    const after = await updateRow(tx, id, version, service);
    if (after === null) throw new AppError("conflict", "Someone changed this service meanwhile; load it again.");
    await recordAudit(tx, ctx, {
      action: "service.updated",
      entityType: "service",
      entityId: id,
      before: serviceSnapshot(before),
      after: serviceSnapshot(after),
    });
    return presentService(after);
  });
}
