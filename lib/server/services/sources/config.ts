import "server-only";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse as parseYaml } from "yaml";
import { parseDuration } from "@/lib/domain/series/duration";
import { type Env, env, EnvError } from "@/lib/server/env";
import { processWide } from "@/lib/server/process";
import type { Source, SourceKind } from "@/lib/server/upstream/source";
import { type SourceConfig, SourcesFile } from "./schema";

type SourceEnv = Pick<
  Env,
  | "ATALAYA_SOURCES_FILE"
  | "PROMETHEUS_SCRAPE_INTERVAL"
  | `${"PROMETHEUS" | "ALERTMANAGER" | "JAEGER"}_${"URL" | "USERNAME" | "PASSWORD" | "TOKEN_FILE" | "TENANT" | "TIMEOUT_MS"}`
>;

/** All configured sources of this process, read once at first use. */
export const sources = (): readonly Source[] => processWide("sources", () => loadSources(env()));

/**
 * The sources of the file and of the variables, the file's first. Throws EnvError with one sentence per wrong entry.
 * Paths in the file are relative to it.
 */
export function loadSources(settings: SourceEnv): readonly Source[] {
  const fromFile = settings.ATALAYA_SOURCES_FILE === undefined ? [] : readSourcesFile(settings.ATALAYA_SOURCES_FILE);
  const fromEnv = [
    envSource(settings, "PROMETHEUS", "prometheus", "Prometheus"),
    envSource(settings, "ALERTMANAGER", "alertmanager", "Alertmanager"),
    envSource(settings, "JAEGER", "jaeger", "Jaeger"),
  ];
  const named = new Set(fromFile.map((source) => `${source.kind} ${source.name}`));
  return [...fromFile, ...fromEnv.filter((one) => one !== null).filter((one) => !named.has(`${one.kind} ${one.name}`))];
}

function readSourcesFile(file: string): Source[] {
  let content: unknown;
  try {
    content = parseYaml(readFileSync(file, "utf8")); // JSON is YAML, so one parser reads both
  } catch (error) {
    throw new EnvError([`ATALAYA_SOURCES_FILE cannot be read: ${error instanceof Error ? error.message : "unknown"}`]);
  }
  const parsed = SourcesFile.safeParse(content);
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues.map((issue) => `ATALAYA_SOURCES_FILE: ${issue.path.join(".")}: ${issue.message}`),
    );
  }
  return parsed.data.sources.map((config) => fromConfig(config, dirname(resolve(file))));
}

function fromConfig(config: SourceConfig, folder: string): Source {
  const at = (path: string | undefined): string | undefined => (path === undefined ? undefined : resolve(folder, path));
  const { tls, basicAuth } = config;
  return {
    name: config.name,
    kind: config.kind,
    url: config.url,
    headers: config.headers,
    basicAuth: basicAuth && { username: basicAuth.username, password: passwordOf(basicAuth, folder) },
    tokenFile: at(config.tokenFile),
    tenant: config.tenant,
    tls: tls && { ...tls, caFile: at(tls.caFile), certFile: at(tls.certFile), keyFile: at(tls.keyFile) },
    timeoutMs: config.timeout,
    scrapeIntervalMs: config.scrapeInterval,
    maxResponseBytes: config.maxResponseMegabytes * 1_000_000,
  };
}

function passwordOf(auth: NonNullable<SourceConfig["basicAuth"]>, folder: string): string {
  if (auth.passwordFile === undefined) return auth.password ?? "";
  try {
    return readFileSync(resolve(folder, auth.passwordFile), "utf8").trim();
  } catch {
    throw new EnvError([`ATALAYA_SOURCES_FILE: the passwordFile ${auth.passwordFile} cannot be read`]);
  }
}

function envSource(
  settings: SourceEnv,
  prefix: "PROMETHEUS" | "ALERTMANAGER" | "JAEGER",
  kind: SourceKind,
  name: string,
): Source | null {
  const given = settings[`${prefix}_URL`];
  if (given === undefined) return null;
  const url = new URL(given);
  const username = settings[`${prefix}_USERNAME`] ?? decodeURIComponent(url.username);
  const password = settings[`${prefix}_PASSWORD`] ?? decodeURIComponent(url.password);
  return {
    name,
    kind,
    url: `${url.origin}${url.pathname}`.replace(/\/+$/, ""),
    headers: {},
    basicAuth: username === "" ? undefined : { username, password },
    tokenFile: settings[`${prefix}_TOKEN_FILE`],
    tenant: settings[`${prefix}_TENANT`],
    timeoutMs: settings[`${prefix}_TIMEOUT_MS`],
    scrapeIntervalMs: parseDuration(settings.PROMETHEUS_SCRAPE_INTERVAL) ?? 15_000,
    maxResponseBytes: 64_000_000,
  };
}
