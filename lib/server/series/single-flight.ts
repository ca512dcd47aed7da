import "server-only";

type Flight<T> = { readonly result: Promise<T>; readonly controller: AbortController; waiters: number };

export type SingleFlight<T> = {
  /** Joins the running work of this key or starts it. Work whose last waiter has left is aborted. */
  readonly join: (
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<T>,
  ) => Promise<T>;
  /** Is work of this key under way? */
  readonly has: (key: string) => boolean;
};

export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>();

  const launch = (key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const controller = new AbortController();
    const result = start(controller.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    const flight: Flight<T> = { result, controller, waiters: 0 };
    flights.set(key, flight);
    result.catch(() => undefined); // every waiter may have left before it fails
    return flight;
  };

  const join: SingleFlight<T>["join"] = (key, signal, start) => {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const flight = flights.get(key) ?? launch(key, start);
    flight.waiters += 1;
    if (!signal) return flight.result;
    return new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        flight.waiters -= 1;
        reject(signal.reason as Error);
        if (flight.waiters > 0) return;
        if (flights.get(key) === flight) flights.delete(key);
        flight.controller.abort();
      };
      signal.addEventListener("abort", leave, { once: true });
      void flight.result.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  };

  return { join, has: (key) => flights.has(key) };
}
