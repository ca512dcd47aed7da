import "server-only";

const slots = globalThis as typeof globalThis & { __atalaya?: Map<string, unknown> };

/**
 * State of the whole process (caches, single-flight maps, listeners): made once, shared by page, route and job.
 * A production build holds a copy of every module per entry point, so a module-level variable would be one of several.
 */
export function processWide<T>(key: string, create: () => T): T {
  const all = (slots.__atalaya ??= new Map());
  if (!all.has(key)) all.set(key, create());
  return all.get(key) as T; // safe: a key is used with one type only, by the module that owns it
}
