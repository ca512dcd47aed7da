/** Pages that a signed-out person may see. */
const PUBLIC_PAGES = ["/sign-in"];

/** Does a page need a signed-in reader? The API answers 401 by itself and is never redirected. Pure. */
export const needsSignIn = (pathname: string): boolean =>
  !pathname.startsWith("/api/") && !PUBLIC_PAGES.some((page) => pathname === page || pathname.startsWith(`${page}/`));

/** Path of the sign-in page that leads back to `url` (path and query only, so never to another site). Pure. */
export function signInPath(url: URL): string {
  const search = new URLSearchParams(url.search);
  search.delete("_rsc"); // Next's own mark on a navigation by script
  const query = search.size === 0 ? "" : `?${search}`;
  // Two slashes at the start would name another host.
  const back = `${url.pathname.replace(/^\/+/, "/")}${query}`;
  return back === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ callbackUrl: back })}`;
}
