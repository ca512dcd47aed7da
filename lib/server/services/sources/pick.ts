import "server-only";
import { AppError } from "@/lib/server/http/app-error";
import type { Source, SourceKind } from "@/lib/server/upstream/source";
import { sources } from "./config";

/** The source of a kind by name, or the first one of its kind. Throws AppError: unknown name, or none configured. */
export function pickSource(kind: SourceKind, name?: string, among: readonly Source[] = sources()): Source {
  const ofKind = among.filter((source) => source.kind === kind);
  const found = name === undefined ? ofKind[0] : ofKind.find((source) => source.name === name);
  if (found) return found;
  if (name === undefined) throw new AppError("upstream_unavailable", `No ${kind} source is configured.`);
  const known = ofKind.map((source) => source.name).join(", ");
  throw new AppError("invalid", `There is no ${kind} source "${name.slice(0, 100)}". Known: ${known || "none"}.`, {
    errors: [{ path: "source", message: "unknown source" }],
  });
}
