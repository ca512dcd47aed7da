import type { Text } from "./types";

/** Shorthand for a text in both languages. */
export const text = (en: string, es: string): Text => ({ en, es });
