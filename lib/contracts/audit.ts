import { z } from "zod";
import { PageLimit, pageOf } from "@/lib/contracts/page";

export const AuditEvent = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actorKind: z.enum(["user", "token", "system"]),
  actorId: z.string(),
  actorName: z.string(),
  /** `entity.verb`, for example `user.updated`. */
  action: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  before: z.json().nullable(),
  after: z.json().nullable(),
  requestId: z.string(),
  address: z.string(),
});

/** `GET /api/v1/audit`: newest first. */
export const AuditPage = pageOf(AuditEvent);

const Text = z.string().trim().max(200).optional();

/** Query of `GET /api/v1/audit`; all of it narrows. Times are RFC 3339. */
export const AuditQuery = z.object({
  /** Id of the actor. */
  actor: Text,
  /** Action, or its beginning: `user.` finds all about users. */
  action: Text,
  /** Type of entity, for example `service`. */
  entity: Text,
  entityId: Text,
  /** Words in names, ids and the values before and after. */
  text: Text,
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, "not a cursor of this list")
    .optional(),
  limit: PageLimit,
});

export type AuditEvent = z.infer<typeof AuditEvent>;
export type AuditPage = z.infer<typeof AuditPage>;
export type AuditQuery = z.infer<typeof AuditQuery>;
