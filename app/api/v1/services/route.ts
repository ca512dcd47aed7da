import { ServiceInput } from "@/lib/contracts/services";
import { created } from "@/lib/server/http/reply";
import { route } from "@/lib/server/http/route";
import { createService } from "@/lib/server/services/services/create";
import { listServices } from "@/lib/server/services/services/list";

export const GET = route({ role: "viewer", handle: ({ ctx }) => listServices(ctx) });

export const POST = route({
  role: "admin",
  body: ServiceInput,
  handle: ({ ctx, body }) => createService(ctx, body),
  reply: created,
});
