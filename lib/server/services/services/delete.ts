import "server-only";
import type { IdParams } from "@/lib/contracts/page";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { deleteService as deleteRow, findService } from "@/lib/server/db/repositories/services";
import { AppError } from "@/lib/server/http/app-error";
import { recordAudit } from "@/lib/server/services/audit/record";
import { changeRegistry } from "@/lib/server/services/services/change-registry";
import { serviceSnapshot } from "@/lib/server/services/services/present";

/** Stops watching a service; its series stay where they are. Throws `not_found`. */
export function deleteService(ctx: Ctx, input: IdParams): Promise<void> {
  requireRole(ctx.actor, "admin");
  return changeRegistry(input.id, async (tx) => {
    const before = await findService(tx, input.id);
    if (before === null || !(await deleteRow(tx, input.id)))
      throw new AppError("not_found", "There is no such service.");
    await recordAudit(tx, ctx, {
      action: "service.deleted",
      entityType: "service",
      entityId: input.id,
      before: serviceSnapshot(before),
    });
  });
}
