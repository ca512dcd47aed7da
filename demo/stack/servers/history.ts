import { type StackContext, step } from "../context";
import { RUNTIME } from "../paths";
import { programPath } from "../tools";
import { tsdbDir } from "./prometheus";

const PROGRAM = "demo/history/main.ts";

/**
 * Writes the past into Prometheus' data folder before it starts: `hours` of it the first time, the gap since the last run
 * later. In a process of its own, as it keeps one core busy for a while.
 */
export async function fillHistory(ctx: StackContext, hours: number): Promise<void> {
  ctx.say("writing the past …");
  await step(ctx, "history written", () =>
    ctx.supervisor.task({
      name: "history",
      file: process.execPath,
      args: [...RUNTIME, PROGRAM],
      env: {
        ATALAYA_DATA_DIR: ctx.dataDir,
        ATALAYA_TSDB_DIR: tsdbDir(ctx.dataDir),
        ATALAYA_HISTORY_HOURS: String(hours),
        ATALAYA_BIN_PROMTOOL: programPath("promtool"),
      },
    }),
  );
}
