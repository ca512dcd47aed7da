import { CreateApiToken } from "@/lib/contracts/tokens";
import { created } from "@/lib/server/http/reply";
import { route } from "@/lib/server/http/route";
import { createToken } from "@/lib/server/services/tokens/create";
import { listTokens } from "@/lib/server/services/tokens/list";

export const GET = route({ role: "viewer", handle: ({ ctx }) => listTokens(ctx) });

export const POST = route({
  role: "viewer",
  body: CreateApiToken,
  handle: ({ ctx, body }) => createToken(ctx, body),
  reply: created,
});
