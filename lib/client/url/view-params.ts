import { createLoader, createParser, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { DEFAULT_RANGE } from "./time-range";
import { BROWSER_ZONE } from "./time-zone";

/** How often an open view asks again; `off` only on demand. */
export const REFRESH_CHOICES = ["off", "5s", "10s", "30s", "1m", "5m"] as const;
export type RefreshChoice = (typeof REFRESH_CHOICES)[number];

const REFRESH_MS: Record<RefreshChoice, number> = {
  off: 0,
  "5s": 5000,
  "10s": 10_000,
  "30s": 30_000,
  "1m": 60_000,
  "5m": 300_000,
};

/** Milliseconds between refreshes; false when off, as TanStack Query's `refetchInterval` wants it. */
export const refreshMs = (choice: RefreshChoice): number | false => REFRESH_MS[choice] || false;

// `?service=` names nothing: it must not ask for a service without a name.
const parseAsName = createParser({ parse: (text) => text.trim() || null, serialize: (name) => name });

/** Everything about a view that a link carries, by its name in the address. */
export const viewParsers = {
  from: parseAsString.withDefault(DEFAULT_RANGE.from),
  to: parseAsString.withDefault(DEFAULT_RANGE.to),
  tz: parseAsString.withDefault(BROWSER_ZONE),
  refresh: parseAsStringLiteral(REFRESH_CHOICES).withDefault("10s"),
  service: parseAsNativeArrayOf(parseAsName),
  instance: parseAsNativeArrayOf(parseAsName),
  env: parseAsString.withDefault(""),
  source: parseAsString.withDefault(""),
};

/** What to show: time, filters and data source. */
export type ViewState = {
  readonly from: string;
  readonly to: string;
  readonly tz: string;
  readonly refresh: RefreshChoice;
  readonly service: readonly string[];
  readonly instance: readonly string[];
  readonly env: string;
  readonly source: string;
};

type SearchParams = Record<string, string | string[] | undefined>;

/** What Next gives a page that reads its address. */
export type SearchProps = { readonly searchParams: Promise<SearchParams> };

/** Reads the view state of a page's `searchParams` on the server. */
export const loadViewState: (params: SearchParams) => ViewState = createLoader(viewParsers);
