/**
 * A number as Java's `Double.toString` prints it, which is how Micrometer's Prometheus endpoint prints every value and
 * every `le`: `1.0`, `0.005`, `2.68435456E8`, `+Inf`. History and live fleet must agree, or `le="1"` and `le="1.0"` would
 * be two series.
 */
export function javaDouble(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (value === Infinity) return "+Inf";
  if (value === -Infinity) return "-Inf";
  const size = Math.abs(value);
  if (size === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}
