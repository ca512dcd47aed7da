"use client";
import { createElement, type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { TimeSeriesChartProps } from "./time-series-chart";
import { takeTurn } from "./turns";

type DrawChart = (props: TimeSeriesChartProps) => ReactNode;

let loading: Promise<DrawChart> | null = null;

/** Recharts comes in a file of its own, asked for once the first chart is in sight. */
function loadChart(): Promise<DrawChart> {
  loading ??= import("./time-series-chart").then(
    ({ TimeSeriesChart }) =>
      (props: TimeSeriesChartProps) =>
        createElement(TimeSeriesChart, props),
  );
  loading.catch(() => {
    // Asked again by the next chart: a network that failed once may work then.
    loading = null;
  });
  return loading;
}

/**
 * Draws the interactive chart, once it is wanted, loaded and its turn has come; null until then, and while it cannot be
 * loaded. Not React.lazy: all charts that wait for the file would mount in one long task when it arrives.
 */
export function useChartInTurn(wanted: boolean): DrawChart | null {
  const [chart, setChart] = useState<{ draw: DrawChart } | null>(null);
  useEffect(() => {
    if (!wanted || chart !== null) return undefined;
    let gone = false;
    let withdraw = () => undefined as void;
    const mount = (draw: DrawChart) => {
      if (!gone) withdraw = takeTurn(() => flushSync(() => setChart({ draw })));
    };
    loadChart().then(mount, () => undefined);
    return () => {
      gone = true;
      withdraw();
    };
  }, [wanted, chart]);
  return chart?.draw ?? null;
}
