import "server-only";
import { readFile, stat } from "node:fs/promises";
import { processWide } from "@/lib/server/process";
import { UpstreamFailure } from "./failure";
import type { Source } from "./source";

type Seen = { readonly mtimeMs: number; readonly token: string };

const tokens = (): Map<string, Seen> => processWide("upstream-tokens", () => new Map());

/** Headers that identify the console to a source: its own ones, tenant, and bearer token or basic credentials. */
export async function sourceHeaders(source: Source): Promise<Record<string, string>> {
  const headers: Record<string, string> = { ...source.headers };
  if (source.tenant !== undefined) headers["X-Scope-OrgID"] = source.tenant;
  if (source.tokenFile !== undefined) headers["Authorization"] = `Bearer ${await readToken(source, source.tokenFile)}`;
  else if (source.basicAuth) {
    const pair = `${source.basicAuth.username}:${source.basicAuth.password}`;
    headers["Authorization"] = `Basic ${Buffer.from(pair).toString("base64")}`;
  }
  return headers;
}

async function readToken(source: Source, file: string): Promise<string> {
  try {
    const { mtimeMs } = await stat(file);
    const seen = tokens().get(file);
    if (seen?.mtimeMs === mtimeMs) return seen.token;
    const token = (await readFile(file, "utf8")).trim();
    tokens().set(file, { mtimeMs, token });
    return token;
  } catch (cause) {
    throw new UpstreamFailure("unauthorized", source.name, "the token file cannot be read", cause);
  }
}
