import "server-only";
import { findDashboard, panelsOf } from "@/lib/catalog/dashboards";
import type { DashboardDef, PanelDef, QueryDef } from "@/lib/catalog/types";
import { DEFAULT_POINTS } from "@/lib/contracts/dashboard-query";
import { fillTemplate } from "@/lib/domain/promql/fill-template";
import { formatDuration } from "@/lib/domain/series/duration";
import { rateWindowMs } from "@/lib/domain/series/step";
import { planWindow, type QueryWindow, type WindowProblem } from "@/lib/domain/series/window";
import type { Ctx } from "@/lib/server/ctx";
import { AppError } from "@/lib/server/http/app-error";
import type { SeriesAnswer } from "@/lib/server/series/engine";
import { seriesEngine } from "@/lib/server/series/shared-engine";
import { pickSource } from "@/lib/server/services/sources/pick";
import { UpstreamFailure } from "@/lib/server/upstream/failure";
import type { Source } from "@/lib/server/upstream/source";
import type { DashboardInput } from "./input";
import { resolveScope, type Scope } from "./scope";

/** What came back for one query: an answer (perhaps an old one, then with the failure), or only a failure. */
export type QueryResult = {
  readonly query: QueryDef;
  readonly answer: SeriesAnswer | null;
  readonly failure: UpstreamFailure | null;
};
export type PanelResult = { readonly panel: PanelDef; readonly results: readonly QueryResult[] };

export type Collected = {
  readonly dashboard: DashboardDef;
  readonly window: QueryWindow;
  readonly scope: Scope;
  readonly source: Source;
  readonly panels: readonly PanelResult[];
};

/** Asks the engine for every query of a dashboard; a query that fails never takes another one with it. */
export async function collect(ctx: Ctx, input: DashboardInput): Promise<Collected> {
  const dashboard = findDashboard(input.id);
  if (!dashboard) throw new AppError("not_found", `There is no dashboard "${input.id.slice(0, 100)}".`);
  const source = pickSource("prometheus", input.source);
  const window = windowOf(ctx, input, source);
  const scope = await resolveScope(ctx, input);
  const rate = formatDuration(rateWindowMs(window.stepMs, source.scrapeIntervalMs));
  const values = { matchers: scope.matchers, targets: scope.targets, window: rate, by: scope.by };

  const ask = async (query: QueryDef): Promise<QueryResult> => {
    try {
      const expr = fillTemplate(query.expr, values);
      const answer = await seriesEngine().read({ source, query: expr, window, signal: input.signal });
      return { query, answer, failure: answer.failure };
    } catch (error) {
      if (error instanceof UpstreamFailure) return { query, answer: null, failure: error };
      throw error;
    }
  };
  const panels = await Promise.all(
    panelsOf(dashboard).map(async (panel) => ({ panel, results: await Promise.all(panel.queries.map(ask)) })),
  );
  return { dashboard, window, scope, source, panels };
}

function windowOf(ctx: Ctx, input: DashboardInput, source: Source): QueryWindow {
  const request = {
    fromMs: input.from,
    toMs: input.to,
    points: input.points ?? DEFAULT_POINTS,
    scrapeMs: source.scrapeIntervalMs,
  };
  const plan = planWindow(request, ctx.now().getTime());
  if (!("problem" in plan)) return plan.window;
  const message = WINDOW_PROBLEMS[plan.problem][ctx.locale];
  throw new AppError("invalid", message, { errors: [{ path: "from", message }] });
}

const WINDOW_PROBLEMS: Record<WindowProblem, Record<"en" | "es", string>> = {
  reversed: {
    en: "The range ends before it begins.",
    es: "El intervalo termina antes de empezar.",
  },
  future: { en: "The range lies in the future.", es: "El intervalo está en el futuro." },
  too_long: {
    en: "The range is too long: at most 400 days.",
    es: "El intervalo es demasiado largo: como máximo 400 días.",
  },
  too_many_points: {
    en: "The range is too long for that many points. Ask for more points or a shorter range.",
    es: "El intervalo es demasiado largo para tantos puntos. Pida más puntos o un intervalo más corto.",
  },
};
