import type { Locale } from "@/lib/contracts/locale";

/** What a person's number or time depends on. `timeZone` is an IANA name (`Europe/Madrid`, `UTC`). */
export type ReaderSettings = { readonly locale: Locale; readonly timeZone: string };

/** Shown where there is no value: no sample, NaN or infinite. */
export const NO_VALUE = "–";

/** Joins a number and its unit so that they never wrap apart. */
export const NBSP = "\u00a0";

/** `Intl` formatters are slow to make and free to keep: one per distinct option set. */
export function memoFormatter<K extends readonly unknown[], F>(create: (...key: K) => F): (...key: K) => F {
  const made = new Map<string, F>();
  return (...key) => {
    const id = JSON.stringify(key);
    const known = made.get(id);
    if (known !== undefined) return known;
    const fresh = create(...key);
    made.set(id, fresh);
    return fresh;
  };
}
