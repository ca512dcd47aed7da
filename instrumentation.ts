import type { Instrumentation } from "next";

/** Runs once when the server starts, before the first request; `next build` starts no server. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs" || process.env["NEXT_PHASE"] === "phase-production-build") return;
  const { start } = await import("@/lib/server/startup/start");
  await start();
}

/** Errors while a page is drawn; the reader sees their digest, the log has the cause. Routes log their own. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { log } = await import("@/lib/server/http/log");
  log.error("page failed", {
    error,
    path: request.path.split("?")[0],
    method: request.method,
    route: context.routePath,
  });
};
