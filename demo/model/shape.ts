/** Local time of the stations (central Mexico has no daylight saving since 2022), in ms. */
const UTC_OFFSET_MS = -6 * 3_600_000;
const HOUR_MS = 3_600_000;

const hump = (hour: number, peak: number, width: number): number => {
  const away = Math.min(Math.abs(hour - peak), 24 - Math.abs(hour - peak));
  return Math.exp(-(away * away) / (2 * width * width));
};

/**
 * Load of the business at an instant, 0.4 (deep night) to about 1.1 (evening peak): commuters fill up in the morning and
 * more so in the evening, weekends start late and stay lower. Smooth, and the same for history and live traffic.
 */
export function loadAt(atMs: number): number {
  const local = new Date(atMs + UTC_OFFSET_MS);
  const hour = local.getUTCHours() + local.getUTCMinutes() / 60 + local.getUTCSeconds() / 3600;
  const weekend = local.getUTCDay() === 0 || local.getUTCDay() === 6;
  const day = weekend
    ? 0.45 * hump(hour, 12, 3.5) + 0.35 * hump(hour, 19, 2.5)
    : 0.5 * hump(hour, 8, 1.8) + 0.25 * hump(hour, 13.5, 2.5) + 0.65 * hump(hour, 18.5, 2.2);
  const wobble =
    0.03 * Math.sin((atMs / HOUR_MS) * 2 * Math.PI * 1.7) + 0.02 * Math.sin((atMs / HOUR_MS) * 2 * Math.PI * 5.3);
  return 0.42 + day + wobble;
}

/** P(X <= x) of a standard normal variable (Abramowitz & Stegun 26.2.17, error < 7.5e-8). */
export function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    0.3989422804 *
    Math.exp((-x * x) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}

/** P(latency <= boundSeconds) of a log-normal latency with this median and sigma. */
export const latencyCdf = (boundSeconds: number, medianMs: number, sigma: number): number =>
  normalCdf(Math.log((boundSeconds * 1000) / medianMs) / sigma);

/** One latency draw in ms, from two uniform numbers in (0, 1] (Box–Muller). */
export const drawLatencyMs = (medianMs: number, sigma: number, u1: number, u2: number): number =>
  medianMs * Math.exp(sigma * Math.sqrt(-2 * Math.log(u1)) * Math.cos(2 * Math.PI * u2));
