const YEAR_S = 365 * 24 * 3600;

/** Keeps a choice for a year. It carries no secret: the server only reads it to paint the first page right. */
export function keepPreference(name: string, value: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // oxlint-disable-next-line unicorn/no-document-cookie -- the Cookie Store API is not in every browser we support
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_S}; samesite=lax${secure}`;
}
