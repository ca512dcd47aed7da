/** Where the reader points: an instant, and the chart that shows the values there. */
type CrosshairPoint = { readonly at: number; readonly chartId: string; readonly value: number | null };

type Crosshair = {
  readonly get: () => CrosshairPoint | null;
  readonly set: (next: CrosshairPoint | null) => void;
  /** Returns the function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** A crosshair that lives outside React: moving it over a dozen charts renders nothing. */
export function createCrosshair(): Crosshair {
  let point: CrosshairPoint | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => point,
    set: (next) => {
      if (next === point) return;
      point = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** All charts of a page share this one. */
export const pageCrosshair = createCrosshair();
