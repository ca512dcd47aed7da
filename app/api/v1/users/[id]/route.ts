import { IdParams } from "@/lib/contracts/page";
import { UpdateUser } from "@/lib/contracts/users";
import { route } from "@/lib/server/http/route";
import { updateUser } from "@/lib/server/services/users/update";

export const PATCH = route({
  role: "admin",
  params: IdParams,
  body: UpdateUser,
  handle: ({ ctx, params, body }) => updateUser(ctx, { ...body, id: params.id }),
});
