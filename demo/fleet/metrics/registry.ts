import { type Family, labelText, type Sample } from "./exposition";
import { Counter, Timer } from "./meters";

export type Tags = Readonly<Record<string, string>>;

type Meter = { samples(): Sample[] };
type Group = {
  readonly name: string;
  readonly help: string;
  readonly type: Family["type"];
  readonly meters: Map<string, Meter>;
};

/** Micrometer prints a blank where a meter has no description. */
const NO_HELP = " ";

/**
 * Meters by Prometheus name, with common tags on each of them: the little of Micrometer that the fleet needs.
 * Counters are named without `_total`; timers with `_seconds`, their `_max` is a gauge family of its own.
 */
export class Registry {
  private readonly groups = new Map<string, Group>();
  private readonly commonTags: Tags;

  constructor(commonTags: Tags) {
    this.commonTags = commonTags;
  }

  counter(name: string, tags: Tags = {}, help = NO_HELP): Counter {
    return this.meter(name, "counter", help, tags, (labels) => new Counter(labels));
  }

  /** A counter whose total is kept elsewhere. */
  functionCounter(name: string, help: string, read: () => number, tags: Tags = {}): void {
    this.meter(name, "counter", help, tags, (labels) => ({
      samples: (): Sample[] => [{ suffix: "_total", labels, value: read() }],
    }));
  }

  /** As in Micrometer, the first registration of a name and its tags wins. */
  gauge(name: string, help: string, read: () => number, tags: Tags = {}): void {
    this.meter(name, "gauge", help, tags, (labels) => ({
      samples: (): Sample[] => [{ suffix: "", labels, value: read() }],
    }));
  }

  timer(name: string, tags: Tags = {}, options: { help?: string; buckets?: readonly number[] } = {}): Timer {
    const help = options.help ?? NO_HELP;
    const type = options.buckets ? "histogram" : "summary";
    const timer = this.meter(
      name,
      type,
      help,
      tags,
      (labels) => new Timer(labels, options.buckets ?? null, Date.now()),
    );
    this.meter(`${name}_max`, "gauge", help, tags, () => ({
      samples: (): Sample[] => [timer.maxSample(Date.now())],
    }));
    return timer;
  }

  /** Everything registered, by name. */
  families(): Family[] {
    return [...this.groups.values()]
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, help, type, meters }) => ({
        name,
        help,
        type,
        samples: [...meters.values()].flatMap((m) => m.samples()),
      }));
  }

  private meter<M extends Meter>(
    name: string,
    type: Family["type"],
    help: string,
    tags: Tags,
    make: (labels: string) => M,
  ): M {
    let group = this.groups.get(name);
    if (!group) {
      group = { name, help, type, meters: new Map() };
      this.groups.set(name, group);
    }
    if (group.type !== type) throw new Error(`${name} is already registered as ${group.type}`);
    const labels = labelText({ ...this.commonTags, ...tags });
    // The map holds what `make` of the same name and type returned before.
    const known = group.meters.get(labels) as M | undefined;
    if (known) return known;
    const created = make(labels);
    group.meters.set(labels, created);
    return created;
  }
}
