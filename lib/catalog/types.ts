/** A text in both of the console's languages: a missing translation does not compile. */
export type Text = { readonly en: string; readonly es: string };

export type UnitId =
  | "requestsPerSecond"
  | "perSecond"
  | "perMinute"
  | "seconds"
  | "ratio"
  | "bytes"
  | "bytesPerSecond"
  | "secondsPerSecond"
  | "count"
  | "state";

export type ThresholdDef = {
  readonly level: "target" | "warning" | "critical";
  /** In the panel's unit (seconds, 0..1 for a ratio, …). */
  readonly value: number;
  /** `above`: values over the line are bad. */
  readonly bad: "above" | "below";
  readonly label: Text;
};

/**
 * One PromQL query of a panel. Tokens replaced before it is sent:
 * `$s` label matchers of the chosen services, instances and environment (`job=~"…",instance=~"…"`),
 * `$t` the same without the environment, for `up`, which carries no label of the application,
 * `$w` rate window (`5m`, never shorter than the step or four scrapes), `$by` the service label (`job`).
 */
export type QueryDef = {
  readonly id: string;
  readonly expr: string;
  /** Series name; `{{label}}` is replaced by the label's value. */
  readonly legend: Text;
};

export type PanelKind = "timeseries" | "stat" | "status" | "toplist";

export type PanelDef = {
  readonly id: string;
  readonly kind: PanelKind;
  readonly title: Text;
  /** What the number means and how to read it, one or two sentences. */
  readonly help: Text;
  readonly unit: UnitId;
  readonly queries: readonly QueryDef[];
  readonly thresholds?: readonly ThresholdDef[];
  /** Why there may be nothing to draw, and what to do about it. */
  readonly empty: Text;
  /** Columns of the 12-column grid at wide screens. */
  readonly span: 3 | 4 | 6 | 8 | 12;
  readonly stacked?: boolean;
};

export type SectionDef = { readonly id: string; readonly title: Text; readonly panels: readonly PanelDef[] };

export type DashboardDef = {
  readonly id: string;
  /** Path of its page in the console. */
  readonly path: string;
  readonly title: Text;
  readonly description: Text;
  readonly sections: readonly SectionDef[];
};
