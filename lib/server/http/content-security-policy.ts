type Policy = {
  /** New for each request; scripts and style elements without it do not run. */
  readonly nonce: string;
  /** `next dev`: hot reloading evaluates code, opens a socket and writes style elements. */
  readonly development: boolean;
  /** Where a sign-in form may lead besides this site: the identity provider, if there is one. */
  readonly oidcIssuer?: string | undefined;
};

/**
 * The pages' content security policy. Pure.
 *
 * Scripts need the nonce or must be loaded by one that has it; there is no inline script without it and no eval.
 * Style attributes are allowed: charts and popovers are positioned by them, and unlike a style element an attribute
 * cannot select other parts of the page. Style elements need the nonce.
 */
export function contentSecurityPolicy({ nonce, development, oidcIssuer }: Policy): string {
  const issuer = oidcIssuer === undefined ? [] : [new URL(oidcIssuer).origin];
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    "script-src-attr": ["'none'"],
    // A nonce would switch 'unsafe-inline' off, and the development overlay's styles carry none.
    "style-src": development ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(development ? ["ws:"] : [])],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "form-action": ["'self'", ...issuer],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}

/** 128 random bits, as a policy and an attribute can hold them. */
export const newNonce = (): string => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
