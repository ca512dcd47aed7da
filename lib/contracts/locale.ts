/** Languages the console speaks; the first one is the fallback. */
export const LOCALES = ["en", "es"] as const;
export type Locale = (typeof LOCALES)[number];

/** Cookie with the language a person chose. */
export const LOCALE_COOKIE = "atalaya-locale";

const isLocale = (text: string | undefined): text is Locale => LOCALES.some((locale) => locale === text);

/** The language for a request: the chosen one, else the first of `accept-language` we speak, else English. */
export function pickLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  for (const part of (acceptLanguage ?? "").split(",")) {
    const language = part.split(";")[0]?.trim().slice(0, 2).toLowerCase();
    if (isLocale(language)) return language;
  }
  return "en";
}
