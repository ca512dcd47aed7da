/** Deterministic pseudo-random numbers in [0, 1) (mulberry32): the same seed gives the same history. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed from a name (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export type Noise = {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  /** A number near 1, at most `spread` away. */
  readonly near1: (spread: number) => number;
  /** How many of `expected` independent events happened: never negative, with the spread of a Poisson draw. */
  readonly events: (expected: number) => number;
};

export function noise(name: string): Noise {
  const uniform = seeded(seedOf(name));
  return {
    uniform,
    near1: (spread) => 1 + (uniform() + uniform() - 1) * spread,
    // Three uniform numbers make a bell good enough here; its variance is 1/4, hence the factor 2.
    events: (expected) => Math.max(0, expected + (uniform() + uniform() + uniform() - 1.5) * 2 * Math.sqrt(expected)),
  };
}
