import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";
import type { Ctx } from "@/lib/server/ctx";

/** The account of the operating system, for the audit log; a container may have none. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}

/** Whoever reaches the database's credentials may do everything; the audit log names them by their system account. */
export const commandLineCtx = (): Ctx => ({
  actor: { kind: "system", id: "command-line", name: `Command line (${systemUser()})`, role: "admin" },
  now: () => new Date(),
  locale: "en",
  requestId: `cli-${randomUUID()}`,
});
