/** The part of a dashboard reply that merging needs; the wire type of the data endpoint fits it. */
export type DashboardColumns = {
  readonly stepMs: number;
  readonly timestamps: readonly number[];
  readonly since?: number | undefined;
  readonly start?: number | undefined;
  readonly panels: readonly {
    readonly id: string;
    readonly series: readonly {
      readonly query: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly values: readonly (number | null)[];
    }[];
  }[];
};

/**
 * What a full reply would have held, made from the one shown and a `since` reply: points up to `delta.since` are kept
 * (none before `delta.start`), later ones are the delta's. Panels, status, order and the set of series are the delta's. A reply
 * without `since`, or of another step, replaces everything.
 */
export function mergeDashboard<D extends DashboardColumns>(previous: D, delta: D): D {
  const { since, start, ...whole } = delta;
  if (since === undefined || previous.stepMs !== delta.stepMs) return delta;
  const from = previous.timestamps.findIndex((time) => time >= (start ?? -Infinity));
  const upTo = previous.timestamps.findIndex((time) => time > since);
  const last = upTo === -1 ? previous.timestamps.length : upTo;
  const first = from === -1 ? last : Math.min(from, last);

  const panels = delta.panels.map((panel) => {
    const shown = new Map(
      previous.panels.find((one) => one.id === panel.id)?.series.map((one) => [lineKey(one), one.values]),
    );
    const series = panel.series.map((line) => {
      const head = shown.get(lineKey(line))?.slice(first, last) ?? Array.from({ length: last - first }, () => null);
      return { ...line, values: [...head, ...line.values] };
    });
    return { ...panel, series };
  });
  const timestamps = [...previous.timestamps.slice(first, last), ...delta.timestamps];
  // safe: the same reply with longer columns and without the two delta-only fields
  return { ...whole, timestamps, panels } as unknown as D;
}

function lineKey(line: { readonly query: string; readonly labels: Readonly<Record<string, string>> }): string {
  return JSON.stringify([line.query, Object.entries(line.labels).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
