/** Why a write that rests on a cookie is refused, or null. Pure. Browsers cannot forge `origin` or `sec-fetch-site`. */
export function crossSiteReason(headers: Headers, publicOrigin: string): string | null {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return "The request came from another site.";
  const origin = headers.get("origin");
  if (origin === null)
    return site === "same-origin"
      ? null
      : "A write with a session cookie needs an Origin header; scripts use an API token.";
  // People may open the console under another name than the configured one (127.0.0.1 for localhost): the name they
  // used is in Host, and their cookie exists for that name only.
  const host = URL.canParse(origin) ? new URL(origin).host : null;
  const same = origin === publicOrigin || (host !== null && host === headers.get("host"));
  return same ? null : "The request came from another site.";
}
