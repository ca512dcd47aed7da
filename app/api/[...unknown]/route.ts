import { AppError } from "@/lib/server/http/app-error";
import { route } from "@/lib/server/http/route";

/** Any other path of the API: without this it would be answered by the console's page. */
const refuse = route({
  role: "public",
  handle: (): never => {
    throw new AppError("not_found", "The API has no such path.");
  },
});
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
