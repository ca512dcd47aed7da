import type { PanelData, PanelSeries } from "@/lib/contracts/dashboards";

/** What a panel shows; every panel can show all of it. */
export type PanelState =
  | { readonly status: "loading" }
  | { readonly status: "empty"; readonly reason: string }
  | { readonly status: "failed"; readonly reason: string | null }
  | {
      readonly status: "ready";
      readonly series: readonly PanelSeries[];
      /** Since when (ms) there is nothing newer; null while the data is fresh. */
      readonly staleSince: number | null;
      /** Why it is stale. */
      readonly reason: string | null;
    };

export type PanelFeed = {
  /** Undefined until the first answer. */
  readonly data: PanelData | undefined;
  /** Set when the console itself could not be asked; a sentence for people. */
  readonly failure: string | null;
  /** When the newest data was true, in ms since 1970; null while fresh. */
  readonly staleSince: number | null;
};

/** Decides between the states. Old lines are better than none: they stay, and say their age. */
export function panelState({ data, failure, staleSince }: PanelFeed, emptyText: string): PanelState {
  if (data === undefined) return failure === null ? { status: "loading" } : { status: "failed", reason: failure };
  const reason = data.reason ?? null;
  if (data.series.length === 0 && data.status === "ready") return { status: "empty", reason: emptyText };
  switch (data.status) {
    case "empty":
      return { status: "empty", reason: reason ?? emptyText };
    case "failed":
      return { status: "failed", reason };
    case "stale":
    case "ready":
      return { status: "ready", series: data.series, staleSince, reason: failure ?? reason };
  }
}
