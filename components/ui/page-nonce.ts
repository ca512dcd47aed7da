/**
 * The nonce of this page's content security policy, for the few style elements the primitives add (scroll lock, list
 * viewport); undefined on the server and where there is no policy.
 */
export const pageNonce = (): string | undefined =>
  typeof document === "undefined"
    ? undefined
    : document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce || undefined;

/** Tells the scroll lock of dialogs and lists, which looks for its nonce under this name. */
export function sharePageNonce(): void {
  const nonce = pageNonce();
  if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce });
}
