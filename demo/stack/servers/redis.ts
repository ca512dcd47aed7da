import { connect } from "node:net";

import { type StackContext, step, whenReady } from "../context";
import { HOST } from "../paths";
import { programPath } from "../tools";

export const redisUrl = ({ ports }: Pick<StackContext, "ports">): string => `redis://${HOST}:${ports.redis}`;

function ping(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port }, () => socket.write("PING\r\n"));
    const finish = (ok: boolean): void => {
      socket.destroy();
      resolve(ok);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once("error", () => finish(false));
    socket.once("data", (chunk) => finish(chunk.toString().startsWith("+PONG")));
  });
}

/** Starts Redis as a pure cache: nothing on disk, bounded memory. */
export async function startRedis(ctx: StackContext): Promise<void> {
  await step(ctx, `Redis answers on ${HOST}:${ctx.ports.redis}`, async () => {
    const args = ["--bind", HOST, "--port", String(ctx.ports.redis), "--save", "", "--appendonly", "no"];
    const bounds = ["--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru", "--dir", ctx.dataDir];
    ctx.supervisor.start({
      name: "redis",
      file: programPath("redis-server"),
      args: [...args, ...bounds],
      foundation: true,
    });
    await whenReady(ctx, "redis", () => ping(ctx.ports.redis));
  });
}
