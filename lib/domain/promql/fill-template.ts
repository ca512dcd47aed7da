export type TemplateValues = {
  /** Label matchers without braces, as `labelMatchers` makes them; never empty. */
  readonly matchers: string;
  /** The same without the environment: `up` and what else Prometheus writes about a target carries none of its own labels. */
  readonly targets: string;
  /** Rate window as a Prometheus duration. */
  readonly window: string;
  /** Label that names the service. */
  readonly by: string;
};

const TOKEN = /\$(s|t|w|by)(?![A-Za-z0-9_])/g;

/** A catalog query with `$s`, `$t`, `$w` and `$by` filled in. One pass: a label value that contains `$w` stays as it is. */
export function fillTemplate(expr: string, values: TemplateValues): string {
  const by: Readonly<Record<string, string>> = {
    s: values.matchers,
    t: values.targets,
    w: values.window,
    by: values.by,
  };
  return expr.replace(TOKEN, (_, token: string) => by[token] ?? "");
}

/** The text as a PromQL string literal, quotes included. JSON's escapes are PromQL's, but for halves of a surrogate pair. */
export const quoteString = (text: string): string => JSON.stringify(text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"));

/** The text as an RE2 pattern that matches only itself. */
export const escapeRegex = (text: string): string => text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");

export type MatcherInput = {
  /** Label that names the service (`job`). */
  readonly serviceLabel: string;
  /** RE2 patterns of the chosen services' label values; none means every service. */
  readonly servicePatterns: readonly string[];
  /** Exact values, as a person chose them. */
  readonly instances: readonly string[];
  readonly environments: readonly string[];
};

/** The matchers behind `$s`: `job=~"a|b",instance=~"x"`. Always at least one, so that `{$s,uri!~"…"}` stays valid. */
export function labelMatchers(input: MatcherInput): string {
  const services =
    input.servicePatterns.length === 0
      ? `${input.serviceLabel}!=""`
      : `${input.serviceLabel}=~${quoteString(input.servicePatterns.join("|"))}`;
  const parts = [services, exactly("instance", input.instances), exactly("environment", input.environments)];
  return parts.filter((part) => part !== "").join(",");
}

/** The matchers behind `$t`. */
export const targetMatchers = (input: MatcherInput): string => labelMatchers({ ...input, environments: [] });

function exactly(label: string, values: readonly string[]): string {
  if (values.length === 0) return "";
  return `${label}=~${quoteString(values.map(escapeRegex).join("|"))}`;
}
