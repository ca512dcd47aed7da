import { ChangePassword } from "@/lib/contracts/users";
import { noContent } from "@/lib/server/http/reply";
import { route } from "@/lib/server/http/route";
import { changePassword } from "@/lib/server/services/users/change-password";

export const PUT = route({
  role: "viewer",
  body: ChangePassword,
  handle: ({ ctx, body }) => changePassword(ctx, body),
  reply: noContent,
});
