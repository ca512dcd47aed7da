import "server-only";
// PLACEHOLDER while the real one is being written: AUTH, overwrite this file whole.
import type { Ctx } from "@/lib/server/ctx";

export const getSessionCtx = (): Promise<Ctx | null> =>
  Promise.resolve(
    process.env["ATALAYA_PLACEHOLDER_SESSION"] === "1"
      ? { actor: { kind: "user", id: "placeholder", name: "Ada Admin", role: "admin", sessionId: "x" }, now: () => new Date(), locale: "en", requestId: "placeholder" }
      : null,
  );
