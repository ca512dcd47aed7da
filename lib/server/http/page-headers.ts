const YEAR_SECONDS = 31_536_000;

/** Nothing of the console needs a device, so a page that was taken over gets none either. */
const UNUSED_FEATURES = ["camera", "display-capture", "geolocation", "microphone", "midi", "payment", "serial", "usb"];

/** Security headers of every page beside its content security policy; `https`: do people come through TLS? Pure. */
export const pageHeaders = ({ https }: { readonly https: boolean }): Record<string, string> => ({
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin", // addresses hold service names and times: nothing for other sites
  "permissions-policy": UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY", // for what does not know frame-ancestors
  ...(https ? { "strict-transport-security": `max-age=${YEAR_SECONDS}` } : {}),
});
