export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One value that differs: `null` texts mean that it was not there. */
export type Difference = { readonly path: string; readonly before: string | null; readonly after: string | null };

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const written = (value: Json | undefined): string | null =>
  value === undefined ? null : typeof value === "string" ? value : JSON.stringify(value);

/** What changed between two states, by path, in the order of names; lists are compared whole. */
export function diffValues(before: Json, after: Json, path = ""): readonly Difference[] {
  return walk(before ?? undefined, after ?? undefined, path);
}

function walk(before: Json | undefined, after: Json | undefined, path: string): readonly Difference[] {
  const old = isObject(before) ? before : undefined;
  const fresh = isObject(after) ? after : undefined;
  if ((old ?? before === undefined) && (fresh ?? after === undefined) && (old || fresh)) {
    const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(fresh ?? {})])].toSorted();
    return names.flatMap((name) => walk(old?.[name], fresh?.[name], path ? `${path}.${name}` : name));
  }
  const [a, b] = [written(before), written(after)];
  return a === b ? [] : [{ path, before: a, after: b }];
}
