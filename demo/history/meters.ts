import { javaDouble } from "../model/labels";

export type Labels = Readonly<Record<string, string>>;

/** The samples of one series in the block being written: one value per tick, NaN where there is none. */
export type Series = { readonly head: string; values: Float64Array };

const labelText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}="${value}"`)
    .join(",");

/** All series of the history, block by block; counters live on from one block to the next. */
export class Store {
  readonly series: Series[] = [];
  private ticks = 0;

  add(name: string, labels: Labels): Series {
    const series = { head: `${name}{${labelText(labels)}}`, values: new Float64Array(this.ticks).fill(NaN) };
    this.series.push(series);
    return series;
  }

  /** Forgets the samples of the last block. */
  begin(ticks: number): void {
    this.ticks = ticks;
    for (const series of this.series) series.values = new Float64Array(ticks).fill(NaN);
  }
}

/** Something whose figures start over when its process restarts. */
type Resettable = { reset(): void };

/** A cumulative figure; `whole` ones count things. Absent until something happened when `lazy`. */
export class Counter implements Resettable {
  private total = 0;
  private readonly series: Series;
  private readonly whole: boolean;
  private readonly lazy: boolean;

  constructor(series: Series, options: { whole: boolean; lazy: boolean }) {
    this.series = series;
    this.whole = options.whole;
    this.lazy = options.lazy;
  }

  add(index: number, by: number): void {
    this.total += by;
    const shown = this.whole ? Math.floor(this.total) : this.total;
    if (this.lazy && shown === 0) return;
    this.series.values[index] = shown;
  }

  reset(): void {
    this.total = 0;
  }
}

export class Gauge {
  private readonly series: Series;

  constructor(series: Series) {
    this.series = series;
  }

  set(index: number, value: number): void {
    this.series.values[index] = value;
  }
}

export type Durations = {
  /** How many happened. */
  readonly count: number;
  readonly meanSeconds: number;
  /** The longest of about the last two minutes. */
  readonly maxSeconds: number;
  /** Share at or below each bound; needed only where there are buckets. */
  readonly shares?: ArrayLike<number>;
};

const GOLDEN = 0.618_034;

/** A Micrometer timer: count, sum and decaying max, with cumulative buckets when bounds are given. */
export class Timer implements Resettable {
  private readonly counts: Float64Array;
  private total = 0;
  private shown = 0;
  private sum = 0;
  private phase = 0.5;
  private readonly buckets: readonly Series[];
  private readonly own: { readonly count: Series; readonly sum: Series; readonly max: Series };

  constructor(store: Store, name: string, labels: Labels, bounds: readonly number[]) {
    this.counts = new Float64Array(bounds.length);
    const all = bounds.length > 0 ? [...bounds, Infinity] : [];
    this.buckets = all.map((le) => store.add(`${name}_bucket`, { ...labels, le: javaDouble(le) }));
    this.own = {
      count: store.add(`${name}_count`, labels),
      sum: store.add(`${name}_sum`, labels),
      max: store.add(`${name}_max`, labels),
    };
  }

  /** Absent until the first event, as Micrometer's timers with tags are. */
  add(index: number, { count, meanSeconds, maxSeconds, shares }: Durations): void {
    this.total += count;
    // Only whole events are shown, and the sum belongs to those.
    const whole = Math.floor(this.total) - this.shown;
    this.shown += whole;
    this.sum += whole * meanSeconds;
    // Events are spread evenly over the distribution, starting somewhere else each time: whole numbers in every bucket,
    // none in a bucket that cannot have one.
    this.phase = (this.phase + GOLDEN) % 1;
    for (let i = 0; i < this.counts.length; i += 1) {
      const below = Math.floor((shares?.[i] ?? 0) * whole - this.phase) + 1;
      this.counts[i] = (this.counts[i] ?? 0) + Math.max(0, Math.min(whole, below));
    }
    if (this.shown === 0) return;
    this.buckets.forEach((series, i) => {
      series.values[index] = this.counts[i] ?? this.shown;
    });
    this.own.count.values[index] = this.shown;
    this.own.sum.values[index] = this.sum;
    this.own.max.values[index] = maxSeconds;
  }

  reset(): void {
    this.total = 0;
    this.shown = 0;
    this.sum = 0;
    this.counts.fill(0);
  }
}

/** Where one process' series come from: its labels on every series, its counters reset together. */
export class Scope {
  readonly store: Store;
  private readonly labels: Labels;
  private readonly resettable: Resettable[] = [];

  constructor(store: Store, labels: Labels) {
    this.store = store;
    this.labels = labels;
  }

  gauge(name: string, labels: Labels = {}): Gauge {
    return new Gauge(this.store.add(name, { ...this.labels, ...labels }));
  }

  counter(name: string, labels: Labels = {}, options: { whole?: boolean; lazy?: boolean } = {}): Counter {
    const series = this.store.add(name, { ...this.labels, ...labels });
    return this.kept(new Counter(series, { whole: options.whole ?? true, lazy: options.lazy ?? false }));
  }

  timer(name: string, labels: Labels = {}, bounds: readonly number[] = []): Timer {
    return this.kept(new Timer(this.store, name, { ...this.labels, ...labels }, bounds));
  }

  /** The process starts over: every counter is at zero. */
  restart(): void {
    for (const one of this.resettable) one.reset();
  }

  private kept<T extends Resettable>(one: T): T {
    this.resettable.push(one);
    return one;
  }
}
