import { z } from "zod";

import type { StackContext } from "../context";
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

/** Names of targets Prometheus has not read, with the reason; every target at first. */
async function unread(ctx: StackContext): Promise<string[]> {
  const reply = await fetch(`${prometheusUrl(ctx)}/api/v1/targets?state=active`, {
    signal: AbortSignal.timeout(2_000),
  });
  const { activeTargets } = Targets.parse(await reply.json()).data;
  const bad = activeTargets.filter((target) => target.health !== "up");
  const names = bad.map(({ labels, lastError }) => `${labels.job}/${labels.instance} ${lastError}`);
  return activeTargets.length === 0 ? ["no target at all"] : names;
}

/** Waits until Prometheus has read every target once; says which ones it cannot read instead of failing. */
export async function whenScraped(ctx: StackContext, timeoutMs = 20_000): Promise<void> {
  let waiting: string[] = [];
  const done = async (): Promise<boolean> => {
    if (ctx.supervisor.stopping) return true;
    waiting = await unread(ctx);
    return waiting.length === 0;
  };
  if (!(await until(done, timeoutMs, 200))) ctx.say(`Prometheus cannot read: ${waiting.join("; ")}`);
}
