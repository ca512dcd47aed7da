import { z } from "zod";
import { Role } from "@/lib/contracts/roles";

export const TOKEN_DAYS_MAX = 365;

export const ApiToken = z.object({
  id: z.string(),
  name: z.string(),
  /** First characters, to recognise it by. */
  prefix: z.string(),
  role: Role,
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  demo: z.boolean(),
  status: z.enum(["active", "expired", "revoked"]),
});
/** `GET /api/v1/tokens`: one's own; an admin sees all. */
export const ApiTokenList = z.object({ items: z.array(ApiToken) });

/** `POST /api/v1/tokens`: the role may not exceed one's own. */
export const CreateApiToken = z.object({
  name: z.string().trim().min(1, "give a name").max(100),
  role: Role,
  expiresInDays: z.number().int().min(1).max(TOKEN_DAYS_MAX).default(90),
});
/** The only time the token itself is shown. */
export const CreatedApiToken = z.object({ token: ApiToken, secret: z.string() });

export type ApiToken = z.infer<typeof ApiToken>;
export type ApiTokenList = z.infer<typeof ApiTokenList>;
export type CreateApiToken = z.infer<typeof CreateApiToken>;
export type CreatedApiToken = z.infer<typeof CreatedApiToken>;
