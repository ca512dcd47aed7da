import { z } from "zod";

import { type StackContext, step } from "../context";
import { until } from "../until";
import { prometheusUrl } from "./prometheus";

const Targets = z.object({
  data: z.object({
    activeTargets: z.array(
      z.object({
        health: z.string(),
        lastError: z.string(),
        labels: z.object({ job: z.string(), instance: z.string() }),
      }),
    ),
  }),
});

/** Waits until Prometheus has scraped every target once; says which ones it cannot read instead of failing. */
export async function whenScraped(ctx: StackContext, timeoutMs = 20_000): Promise<void> {
  let waiting: string[] = [];
  const all = async (): Promise<boolean> => {
    const reply = await fetch(`${prometheusUrl(ctx)}/api/v1/targets?state=active`, {
      signal: AbortSignal.timeout(2_000),
    });
    const { activeTargets } = Targets.parse(await reply.json()).data;
    const bad = activeTargets.filter((target) => target.health !== "up");
    waiting = bad.map(({ labels, lastError }) => `${labels.job}/${labels.instance} ${lastError}`);
    return bad.length === 0 && activeTargets.length > 0;
  };
  await step(ctx, "Prometheus has read every target", async () => {
    if (!(await until(async () => ctx.supervisor.stopping || (await all()), timeoutMs, 200))) {
      ctx.say(`Prometheus cannot read: ${waiting.join("; ")}`);
    }
  });
}
