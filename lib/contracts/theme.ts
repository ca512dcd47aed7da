/** `system` follows the reader's system; the other two are a choice. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Cookie with the chosen theme. */
export const THEME_COOKIE = "theme";

/** Cookie with the browser's own time zone, so that the server's first paint uses the reader's clock. */
export const ZONE_COOKIE = "time-zone";

/** The chosen theme, or `system` for anything unknown. */
export const readTheme = (cookie: string | undefined): Theme => THEMES.find((theme) => theme === cookie) ?? "system";
