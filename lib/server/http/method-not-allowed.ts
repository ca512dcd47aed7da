import type { Problem } from "@/lib/contracts/problem";
import { withApiHeaders } from "@/lib/server/http/api-headers";
import { requestIdOf } from "@/lib/server/http/request-id";

/** A handler that answers 405 with a problem document; `allow` lists the methods that work. */
export const methodNotAllowed =
  (allow: string) =>
  (request: Request): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    const problem: Problem = {
      type: "about:blank",
      title: "This method is not supported here",
      status: 405,
      code: "malformed",
      detail: `Use ${allow}.`,
      requestId,
    };
    const headers = { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store", allow };
    return Promise.resolve(withApiHeaders(new Response(JSON.stringify(problem), { status: 405, headers }), requestId));
  };
