/** Keys of the lines that are switched off. */
export type HiddenSeries = ReadonlySet<string>;

export const NOTHING_HIDDEN: HiddenSeries = new Set();

/**
 * What a click on a legend entry hides. Plain: only this line is left, and a second click brings all back.
 * `additive` (with Ctrl, ⌘ or Shift): this line alone is switched; switching the last one off brings all back.
 */
export function clickLegend(
  hidden: HiddenSeries,
  keys: readonly string[],
  key: string,
  additive: boolean,
): HiddenSeries {
  const next = additive ? toggled(hidden, key) : isolated(hidden, keys, key);
  const present = keys.filter((one) => next.has(one));
  // Nothing left to see, or nothing hidden any more: both mean everything is shown.
  return present.length === 0 || present.length === keys.length ? NOTHING_HIDDEN : new Set(present);
}

function toggled(hidden: HiddenSeries, key: string): Set<string> {
  const next = new Set(hidden);
  if (!next.delete(key)) next.add(key);
  return next;
}

function isolated(hidden: HiddenSeries, keys: readonly string[], key: string): Set<string> {
  const visible = keys.filter((one) => !hidden.has(one));
  const alone = visible.length === 1 && visible[0] === key;
  return new Set(alone ? [] : keys.filter((one) => one !== key));
}
