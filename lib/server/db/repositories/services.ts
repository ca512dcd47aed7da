import "server-only";
import type { ServiceInput } from "@/lib/contracts/services";
import type { Db } from "@/lib/server/db/client";

export type ServiceRow = ServiceInput & {
  readonly id: string;
  readonly version: number;
  readonly updatedAt: Date;
};

const COLUMNS = {
  id: true,
  key: true,
  name: true,
  jobMatcher: true,
  team: true,
  tier: true,
  traceService: true,
  runbookBase: true,
  version: true,
  updatedAt: true,
} as const;

export const listServices = (db: Db): Promise<ServiceRow[]> =>
  db.service.findMany({ select: COLUMNS, orderBy: [{ tier: "asc" }, { key: "asc" }] });

export const findService = (db: Db, id: string): Promise<ServiceRow | null> =>
  db.service.findUnique({ where: { id }, select: COLUMNS });

export const findServiceByKey = (db: Db, key: string): Promise<ServiceRow | null> =>
  db.service.findUnique({ where: { key }, select: COLUMNS });

export const insertService = (db: Db, service: ServiceInput): Promise<ServiceRow> =>
  db.service.create({ data: service, select: COLUMNS });

/** Writes unless someone else did since `version` was read; null then. */
export async function updateService(
  db: Db,
  id: string,
  version: number,
  service: ServiceInput,
): Promise<ServiceRow | null> {
  const { count } = await db.service.updateMany({
    where: { id, version },
    data: { ...service, version: { increment: 1 } },
  });
  return count === 0 ? null : findService(db, id);
}

export async function deleteService(db: Db, id: string): Promise<boolean> {
  const { count } = await db.service.deleteMany({ where: { id } });
  return count > 0;
}
