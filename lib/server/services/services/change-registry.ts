import "server-only";
import { type Db, transaction } from "@/lib/server/db/client";
import { isUniqueViolation } from "@/lib/server/db/unique";
import { AppError } from "@/lib/server/http/app-error";
import { forgetWatchedServices } from "@/lib/server/services/dashboards/watched-services";

/** Runs a write to the registry; the dashboards of this process see it at once. Throws `conflict` when `key` is taken. */
export async function changeRegistry<T>(key: string, write: (tx: Db) => Promise<T>): Promise<T> {
  try {
    const result = await transaction(write);
    forgetWatchedServices();
    return result;
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("conflict", `There is a service with the key ${key} already.`, { cause: error });
    throw error;
  }
}
