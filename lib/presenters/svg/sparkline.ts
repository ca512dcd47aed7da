import { linearScale } from "@/lib/presenters/chart/geometry";
import { pixelRuns } from "@/lib/presenters/chart/pixel-runs";
import { linePath } from "./path";

const WIDTH = 200;
const HEIGHT = 40;

/**
 * A line without axes, for tiles: fills its box, decorative (the number beside it says what counts).
 * The scale starts at zero so that a flat line looks flat. `color` is a CSS colour.
 */
export function sparklineSvg(values: readonly (number | null)[], color: string): string {
  const positions = values.map((_, index) => index);
  const top = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  const bottom = values.reduce<number>((least, value) => Math.min(least, value ?? 0), 0);
  const x = linearScale(0, Math.max(1, values.length - 1), 0, WIDTH);
  const y = linearScale(bottom, top === bottom ? bottom + 1 : top, HEIGHT - 2, 2);
  const runs = pixelRuns({ timestamps: positions, values, x, y });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">` +
    `<path d="${linePath(runs)}" fill="none" stroke="${color}" stroke-width="1.5" stroke-linejoin="round" vector-effect="non-scaling-stroke"/></svg>`
  );
}
