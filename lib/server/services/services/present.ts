import type { Service, ServiceInput } from "@/lib/contracts/services";
import type { ServiceRow } from "@/lib/server/db/repositories/services";

/** A service as the API shows it. */
export const presentService = ({ updatedAt, ...row }: ServiceRow): Service => ({
  ...row,
  updatedAt: updatedAt.toISOString(),
});

/** A service as the audit log keeps it: what people said about it. */
export const serviceSnapshot = ({ id: _id, version: _version, updatedAt: _at, ...said }: ServiceRow): ServiceInput =>
  said;
