import { DASHES } from "./geometry";
import type { ChartContext, Dash } from "./types";

export const SERIES_COLORS = 10;

export type SeriesColor = { readonly color: number; readonly dash: Dash };
type Labelled = { readonly query: string; readonly name: string; readonly labels: Readonly<Record<string, string>> };

/**
 * The look of each series. A service keeps the colour of its place in the registry on every panel and under every
 * filter, and the panel's queries (p50, p95, p99) differ in their dashes; where a panel shows several lines of one
 * query per service, or no services at all, lines take colours by their sorted names.
 */
export function assignColors(
  series: readonly Labelled[],
  context: Pick<ChartContext, "serviceLabel" | "services">,
): SeriesColor[] {
  const services = series.map(({ labels }) => labels[context.serviceLabel] ?? "");
  const queries = [...new Set(series.map(({ query }) => query))].toSorted();
  const onePerService =
    !services.includes("") && new Set(series.map(({ query }, at) => `${query} ${services[at]}`)).size === series.length;
  if (onePerService && queries.length <= DASHES.length) {
    const places = placesOfServices(services, context.services);
    return series.map(({ query }, at) => look(places.get(services[at] ?? "") ?? 0, queries.indexOf(query)));
  }
  const names = [...new Set(series.map(({ name }) => name))].toSorted();
  return series.map(({ name }) => look(names.indexOf(name), 0));
}

/** Each round through the colours, and each further query, moves on to the next dash. */
function look(place: number, query: number): SeriesColor {
  const dash = (Math.floor(place / SERIES_COLORS) + query) % DASHES.length;
  return { color: (place % SERIES_COLORS) + 1, dash: dash as Dash }; // safe: less than the number of dashes
}

/** A service that is not registered gets a lasting place too, from its name; two such in one panel give way to each other. */
function placesOfServices(names: readonly string[], known: readonly string[]): Map<string, number> {
  const distinct = [...new Set(names)].toSorted();
  const places = new Map(distinct.filter((name) => known.includes(name)).map((name) => [name, known.indexOf(name)]));
  const taken = new Set(places.values());
  for (const name of distinct) {
    if (places.has(name)) continue;
    let place = hash(name) % SERIES_COLORS;
    while (taken.has(place)) place += 1;
    taken.add(place);
    places.set(name, place);
  }
  return places;
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return value >>> 0;
}
