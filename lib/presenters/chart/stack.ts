type Values = readonly (number | null)[];
export type Band = { readonly lower: Values; readonly upper: Values };

/** Puts series on top of each other, first one lowest. A gap takes no room and leaves a hole in its own band. */
export function stackValues(series: readonly Values[], length: number): Band[] {
  const floor = new Float64Array(length);
  return series.map((values) => {
    const lower: (number | null)[] = [];
    const upper: (number | null)[] = [];
    for (let index = 0; index < length; index += 1) {
      const value = values[index] ?? null;
      const base = floor[index] ?? 0;
      lower.push(value === null ? null : base);
      upper.push(value === null ? null : base + value);
      if (value !== null) floor[index] = base + value;
    }
    return { lower, upper };
  });
}
