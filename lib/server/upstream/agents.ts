import "server-only";
import { readFileSync } from "node:fs";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent, type AgentOptions } from "node:https";
import { processWide } from "@/lib/server/process";
import type { Source, SourceTls } from "./source";

const agents = (): Map<string, HttpAgent> => processWide("upstream-agents", () => new Map());

/** The keep-alive agent of a source, made once. Throws when a TLS file cannot be read. */
export function agentOf(source: Source): HttpAgent {
  const key = `${source.kind}/${source.name}/${source.url}`;
  const known = agents().get(key);
  if (known) return known;
  const common = { keepAlive: true, maxSockets: 32, maxFreeSockets: 16, scheduling: "lifo" } as const;
  const agent = source.url.startsWith("https:")
    ? new HttpsAgent({ ...common, ...tlsOptions(source.tls) })
    : new HttpAgent(common);
  agents().set(key, agent);
  return agent;
}

function tlsOptions(tls: SourceTls | undefined): AgentOptions {
  const options: AgentOptions = {};
  if (tls?.caFile !== undefined) options.ca = readFileSync(tls.caFile);
  if (tls?.certFile !== undefined) options.cert = readFileSync(tls.certFile);
  if (tls?.keyFile !== undefined) options.key = readFileSync(tls.keyFile);
  if (tls?.serverName !== undefined) options.servername = tls.serverName;
  if (tls?.insecureSkipVerify === true) options.rejectUnauthorized = false;
  return options;
}
