import { existsSync } from "node:fs";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { fleetTargets } from "../../fleet/processes";
import { prometheusYaml } from "../config/prometheus";
import { type StackContext, step, whenReady } from "../context";
import { HOST, ROOT } from "../paths";
import { programPath } from "../tools";
import { answers } from "../until";

export const prometheusUrl = ({ ports }: Pick<StackContext, "ports">): string => `http://${HOST}:${ports.prometheus}`;

/** Folder of the rules Prometheus loads: a copy, and the one place of rules the console may write to. */
export const rulesDir = (dataDir: string): string => join(dataDir, "rules");

export const tsdbDir = (dataDir: string): string => join(dataDir, "prometheus");

async function writeConfig(ctx: StackContext, atalayaTokenFile: string | null): Promise<string> {
  const rules = rulesDir(ctx.dataDir);
  // Only once: what the console has published since must survive a restart.
  if (!existsSync(rules)) await cp(join(ROOT, "deploy/prometheus/rules"), rules, { recursive: true });
  const { ports } = ctx;
  const at = (port: number): string => `${HOST}:${port}`;
  const servers = {
    node: at(ports.nodeExporter),
    postgres: at(ports.postgresExporter),
    redis: at(ports.redisExporter),
    atalaya: at(ports.console),
    prometheus: at(ports.prometheus),
    alertmanager: at(ports.alertmanager),
  };
  const file = join(ctx.dataDir, "prometheus.yml");
  const text = prometheusYaml({ rulesDir: rules, fleet: fleetTargets(ports.fleet), servers, atalayaTokenFile });
  await writeFile(file, text, { mode: 0o600 });
  return file;
}

/** Starts Prometheus on the (backfilled) data folder with the copied rules. */
export async function startPrometheus(ctx: StackContext, atalayaTokenFile: string | null): Promise<void> {
  await step(ctx, `Prometheus answers on ${HOST}:${ctx.ports.prometheus}`, async () => {
    const config = await writeConfig(ctx, atalayaTokenFile);
    const args = [
      `--config.file=${config}`,
      `--storage.tsdb.path=${tsdbDir(ctx.dataDir)}`,
      "--storage.tsdb.retention.time=30d",
      // The span of the history's blocks: larger ones would be compacted together right after the start.
      "--storage.tsdb.max-block-duration=18h",
      `--web.listen-address=${HOST}:${ctx.ports.prometheus}`,
      `--web.external-url=${prometheusUrl(ctx)}`,
      "--web.enable-lifecycle",
      "--rules.alert.resend-delay=5s",
      "--enable-feature=exemplar-storage",
    ];
    ctx.supervisor.start({ name: "prometheus", file: programPath("prometheus"), args });
    await whenReady(ctx, "prometheus", () => answers(`${prometheusUrl(ctx)}/-/ready`), 60_000);
  });
}
