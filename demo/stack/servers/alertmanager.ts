import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { alertmanagerYaml } from "../config/alertmanager";
import { type StackContext, step, whenReady } from "../context";
import { HOST } from "../paths";
import { programPath } from "../tools";
import { answers } from "../until";

export const alertmanagerUrl = ({ ports }: Pick<StackContext, "ports">): string =>
  `http://${HOST}:${ports.alertmanager}`;

/** Starts one Alertmanager, alone: without a cluster address it would look for peers on every interface. */
export async function startAlertmanager(ctx: StackContext): Promise<void> {
  await step(ctx, `Alertmanager answers on ${HOST}:${ctx.ports.alertmanager}`, async () => {
    const config = join(ctx.dataDir, "alertmanager.yml");
    await writeFile(config, alertmanagerYaml(), { mode: 0o600 });
    const args = [
      `--config.file=${config}`,
      `--storage.path=${join(ctx.dataDir, "alertmanager")}`,
      `--web.listen-address=${HOST}:${ctx.ports.alertmanager}`,
      `--web.external-url=${alertmanagerUrl(ctx)}`,
      "--cluster.listen-address=",
    ];
    ctx.supervisor.start({ name: "alertmanager", file: programPath("alertmanager"), args });
    await whenReady(ctx, "alertmanager", () => answers(`${alertmanagerUrl(ctx)}/-/ready`));
  });
}
