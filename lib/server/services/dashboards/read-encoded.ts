import "server-only";
import { newestMs } from "@/lib/domain/series/window";
import { requireRole } from "@/lib/server/auth/require-role";
import type { Ctx } from "@/lib/server/ctx";
import { assemble, cutSince } from "./assemble";
import { type Collected, collect } from "./collect";
import { type Encoded, encodeOnce } from "./encode";
import type { DashboardInput } from "./input";
import { rememberReply, rightUpTo, versionsOf } from "./remembered";

/** `readDashboard` as bytes, encoded once per content, whole or only what changed since `input.since`. */
export async function readDashboardEncoded(ctx: Ctx, input: DashboardInput): Promise<Encoded> {
  requireRole(ctx.actor, "viewer");
  const collected = await collect(ctx, input);
  const versions = versionsOf(collected);
  const variant = variantOf(ctx, collected);
  const upTo = input.since === undefined ? null : rightUpTo(variant, collected, versions, input.since);
  rememberReply(variant, collected, versions);
  const { startMs } = collected.window;
  const content = [variant, startMs, newestMs(collected.window), versions.join(), statesOf(collected)].join("\n");
  if (upTo === null) return encodeOnce(content, () => assemble(collected, ctx.locale));
  return encodeOnce(`${content}\n${upTo}`, () => cutSince(assemble(collected, ctx.locale), upTo));
}

function variantOf(ctx: Ctx, { dashboard, source, scope, window }: Collected): string {
  return [dashboard.id, ctx.locale, source.name, window.stepMs, scope.matchers].join("\n");
}

const statesOf = ({ panels }: Collected): string =>
  panels.map(({ results }) => results.map(({ failure }) => failure?.text.en ?? "").join("|")).join("\t");
