import "server-only";
import type { Db } from "@/lib/server/db/client";

type Outcome = "failed" | "succeeded" | "refused";

/** Records an attempt as failed before the password is looked at, so that parallel guesses count each other. */
export async function insertAttempt(db: Db, account: string, address: string, now: Date): Promise<bigint> {
  const { id } = await db.signInAttempt.create({
    data: { account, address, at: now, outcome: "failed" },
    select: { id: true },
  });
  return id;
}

export async function settleAttempt(db: Db, id: bigint, outcome: Outcome): Promise<void> {
  await db.signInAttempt.update({ where: { id }, data: { outcome } });
}

type Where = { readonly account: string } | { readonly address: string };

/** Times of the failures since `since`, and since the last success of an account, newest first; without attempt `but`. */
export async function recentFailures(db: Db, where: Where, since: Date, but: bigint): Promise<Date[]> {
  const success =
    "account" in where
      ? await db.signInAttempt.findFirst({
          where: { ...where, outcome: "succeeded", at: { gte: since } },
          orderBy: { id: "desc" },
          select: { id: true },
        })
      : null;
  const rows = await db.signInAttempt.findMany({
    where: { ...where, outcome: "failed", at: { gte: since }, id: { gt: success?.id ?? 0n, not: but } },
    orderBy: { at: "desc" },
    select: { at: true },
    take: 200,
  });
  return rows.map((row) => row.at);
}

/** Forgets attempts older than `before`. */
export async function dropAttempts(db: Db, before: Date): Promise<void> {
  await db.signInAttempt.deleteMany({ where: { at: { lt: before } } });
}
