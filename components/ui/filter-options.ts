export type SearchOption = { readonly value: string; readonly label: string; readonly hint?: string };

// "á" is found by "a": people type without accents.
const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** The first `max` options whose label, value or hint holds every word of the query, and how many more there are. */
export function filterOptions(
  options: readonly SearchOption[],
  query: string,
  max: number,
): { rows: readonly SearchOption[]; hidden: number } {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const matches = words.length
    ? options.filter((option) => {
        const text = fold(`${option.label} ${option.value} ${option.hint ?? ""}`);
        return words.every((word) => text.includes(word));
      })
    : options;
  return { rows: matches.slice(0, max), hidden: Math.max(0, matches.length - max) };
}
