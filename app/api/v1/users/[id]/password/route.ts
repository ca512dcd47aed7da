import { IdParams } from "@/lib/contracts/page";
import { ResetPassword } from "@/lib/contracts/users";
import { route } from "@/lib/server/http/route";
import { resetPassword } from "@/lib/server/services/users/reset-password";

export const POST = route({
  role: "admin",
  params: IdParams,
  body: ResetPassword,
  handle: ({ ctx, params, body }) => resetPassword(ctx, { ...body, id: params.id }),
});
