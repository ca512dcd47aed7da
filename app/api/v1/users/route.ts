import { CreateUser } from "@/lib/contracts/users";
import { created } from "@/lib/server/http/reply";
import { route } from "@/lib/server/http/route";
import { createUser } from "@/lib/server/services/users/create";
import { listUsers } from "@/lib/server/services/users/list";

export const GET = route({ role: "admin", handle: ({ ctx }) => listUsers(ctx) });

export const POST = route({
  role: "admin",
  body: CreateUser,
  handle: ({ ctx, body }) => createUser(ctx, body),
  reply: created,
});
