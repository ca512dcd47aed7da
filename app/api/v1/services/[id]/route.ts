import { IdParams } from "@/lib/contracts/page";
import { UpdateService } from "@/lib/contracts/services";
import { noContent } from "@/lib/server/http/reply";
import { route } from "@/lib/server/http/route";
import { deleteService } from "@/lib/server/services/services/delete";
import { updateService } from "@/lib/server/services/services/update";

export const PUT = route({
  role: "admin",
  params: IdParams,
  body: UpdateService,
  handle: ({ ctx, params, body }) => updateService(ctx, { ...body, id: params.id }),
});

export const DELETE = route({
  role: "admin",
  params: IdParams,
  handle: ({ ctx, params }) => deleteService(ctx, params),
  reply: noContent,
});
