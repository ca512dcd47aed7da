import "server-only";
import type { Db } from "@/lib/server/db/client";

/** Stored settings by key, as JSON that its reader parses. */
export async function listSettings(db: Db): Promise<Record<string, unknown>> {
  const rows = await db.setting.findMany({ select: { key: true, value: true } });
  return Object.fromEntries(rows.map((row) => [row.key, row.value]));
}

export async function putSetting(db: Db, key: string, value: string, updatedBy: string): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value, updatedBy }, update: { value, updatedBy } });
}
