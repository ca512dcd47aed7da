import { z } from "zod";
import { Role } from "@/lib/contracts/roles";

/** Long enough to resist guessing; no rules on characters, they only make people write passwords down. */
export const PASSWORD_MIN = 12;
const Password = z.string().min(PASSWORD_MIN, `at least ${PASSWORD_MIN} characters`).max(200);
const Name = z.string().trim().min(1, "give a name").max(100);

/** Addresses are compared in lower case. */
export const Email = z.string().trim().toLowerCase().max(200).pipe(z.email("not an e-mail address"));

export const User = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: Role,
  /** When the account was disabled; null while it may sign in. */
  disabledAt: z.iso.datetime().nullable(),
  /** Does it have a password, or come through the identity provider only? */
  hasPassword: z.boolean(),
  demo: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Last time one of its sessions was used; null when there is none. */
  lastSeenAt: z.iso.datetime().nullable(),
});
/** `GET /api/v1/users` */
export const UserList = z.object({ items: z.array(User) });

/** `POST /api/v1/users`: without a password, one is made and answered once. */
export const CreateUser = z.object({ email: Email, name: Name, role: Role, password: Password.optional() });
/** Answer of creating a user or resetting a password; `password` is there only when it was generated, and only once. */
export const UserWithPassword = z.object({ user: User, password: z.string().optional() });

/** `PATCH /api/v1/users/{id}`: what is given changes. */
export const UpdateUser = z
  .object({ name: Name.optional(), role: Role.optional(), disabled: z.boolean().optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "nothing to change");

/** `POST /api/v1/users/{id}/password` (admin): without a password, one is made and answered once. */
export const ResetPassword = z.object({ password: Password.optional() });

/** `PUT /api/v1/users/me/password` */
export const ChangePassword = z.object({ current: z.string().max(200), next: Password });

export type User = z.infer<typeof User>;
export type UserList = z.infer<typeof UserList>;
export type CreateUser = z.infer<typeof CreateUser>;
export type UpdateUser = z.infer<typeof UpdateUser>;
export type UserWithPassword = z.infer<typeof UserWithPassword>;
export type ResetPassword = z.infer<typeof ResetPassword>;
export type ChangePassword = z.infer<typeof ChangePassword>;
