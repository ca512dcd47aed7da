declare const unit: unique symbol;

/** A length of time or an instant in milliseconds; an instant counts from 1970 UTC. */
export type Millis = number & { readonly [unit]: "ms" };
/** A length of time in seconds, the unit Prometheus speaks. */
export type Seconds = number & { readonly [unit]: "s" };

export const millis = (n: number): Millis => n as Millis; // safe: the only constructor
export const seconds = (n: number): Seconds => n as Seconds; // safe: the only constructor

export const toMillis = (s: Seconds): Millis => millis(s * 1000);
export const toSeconds = (ms: Millis): Seconds => seconds(ms / 1000);

export const SECOND_MS = millis(1000);
export const MINUTE_MS = millis(60_000);
export const HOUR_MS = millis(3_600_000);
export const DAY_MS = millis(86_400_000);
