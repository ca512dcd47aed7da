import "server-only";
import type { Settings, SettingsChange } from "@/lib/contracts/settings";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { transaction } from "@/lib/server/db/client";
import { putSetting } from "@/lib/server/db/repositories/settings";
import { recordAudit } from "@/lib/server/services/audit/record";
import { storedSettings } from "@/lib/server/services/settings/read";

/** Changes the settings that are given. */
export function updateSettings(ctx: Ctx, input: SettingsChange): Promise<Settings> {
  requireRole(ctx.actor, "admin");
  return transaction(async (tx) => {
    const before = await storedSettings(tx);
    for (const [key, value] of Object.entries(input)) {
      if (value !== undefined) await putSetting(tx, key, value, ctx.actor.id);
    }
    const after = await storedSettings(tx);
    await recordAudit(tx, ctx, {
      action: "settings.updated",
      entityType: "settings",
      entityId: "console",
      before,
      after,
    });
    return after;
  });
}
