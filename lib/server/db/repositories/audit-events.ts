import "server-only";
import type { AuditQuery } from "@/lib/contracts/audit";
import type { Db } from "@/lib/server/db/client";
import { Prisma } from "@/lib/server/db/generated/client";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type NewAuditEvent = {
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  readonly requestId: string;
  readonly address: string;
};

const column = (value: Json | undefined) =>
  value === undefined || value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue); // safe: Json is plain data

export async function insertAuditEvent(db: Db, event: NewAuditEvent): Promise<void> {
  await db.auditEvent.create({ data: { ...event, before: column(event.before), after: column(event.after) } });
}

export type AuditRow = {
  id: string;
  at: Date;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  action: string;
  entity_type: string;
  entity_id: string;
  before: unknown;
  after: unknown;
  request_id: string;
  address: string;
};

const likeText = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** Events newest first, at most `limit`, older than `cursor`. */
export function searchAuditEvents(db: Db, filter: AuditQuery): Promise<AuditRow[]> {
  const all: Prisma.Sql[] = [Prisma.sql`true`];
  if (filter.actor) all.push(Prisma.sql`actor_id = ${filter.actor}`);
  if (filter.action) all.push(Prisma.sql`action like ${`${likeText(filter.action)}%`}`);
  if (filter.entity) all.push(Prisma.sql`entity_type = ${filter.entity}`);
  if (filter.entityId) all.push(Prisma.sql`entity_id = ${filter.entityId}`);
  if (filter.from) all.push(Prisma.sql`at >= ${new Date(filter.from)}`);
  if (filter.to) all.push(Prisma.sql`at <= ${new Date(filter.to)}`);
  if (filter.cursor) all.push(Prisma.sql`id < ${BigInt(filter.cursor)}`);
  if (filter.text)
    all.push(Prisma.sql`concat_ws(' ', actor_name, action, entity_type, entity_id, request_id, before::text, after::text)
      ilike ${`%${likeText(filter.text)}%`}`);
  return db.$queryRaw<AuditRow[]>`
    select id::text as id, at, actor_kind, actor_id, actor_name, action, entity_type, entity_id, before, after,
           request_id, address
    from audit_event where ${Prisma.join(all, " and ")}
    -- the column, not the text it is answered as: as texts, 9 comes after 10
    order by audit_event.id desc limit ${filter.limit}`;
}
