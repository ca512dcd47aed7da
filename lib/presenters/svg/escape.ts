const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Longest text that goes into a picture: a label of 10 kB would be all of it. */
const MOST_CHARS = 120;

// Control characters and lone surrogates are not allowed in XML at all; direction overrides would let a label rewrite its surroundings.
// oxlint-disable-next-line no-control-regex -- these are the characters to remove
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** Half a character left by cutting. */
const CUT_SURROGATE = /[\ud800-\udbff]$/;
const LONE_SURROGATE = /[\ud800-\udfff]/gu;

/** Any text as SVG text or attribute: escaped, without control or direction characters, cut at 120 characters. */
export function svgText(text: string): string {
  const clean = text.replace(LONE_SURROGATE, "\ufffd").replace(FORBIDDEN, " ");
  const short = clean.length > MOST_CHARS ? `${clean.slice(0, MOST_CHARS - 1).replace(CUT_SURROGATE, "")}…` : clean;
  return short.replace(/[&<>"']/g, (char: string) => ENTITIES[char] ?? char);
}

/** A coordinate with at most `digits` decimals and no superfluous zeros. */
export function svgNumber(value: number, digits = 1): string {
  const factor = 10 ** digits;
  const rounded = Math.round(value * factor) / factor;
  return String(rounded === 0 ? 0 : rounded).replace(/^(-?)0\./, "$1.");
}
