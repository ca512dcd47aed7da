import { SettingsChange } from "@/lib/contracts/settings";
import { route } from "@/lib/server/http/route";
import { readSettings } from "@/lib/server/services/settings/read";
import { updateSettings } from "@/lib/server/services/settings/update";

export const GET = route({ role: "viewer", handle: ({ ctx }) => readSettings(ctx) });

export const PATCH = route({
  role: "admin",
  body: SettingsChange,
  handle: ({ ctx, body }) => updateSettings(ctx, body),
});
