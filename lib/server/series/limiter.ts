import "server-only";

export type Limiter = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

/** Lets `max` pieces of work run at a time, the others wait in order; one whose signal aborts leaves the queue. */
export function createLimiter(max: number): Limiter {
  let running = 0;
  const waiting = new Set<() => void>();

  const turn = (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (running < max) {
      running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        waiting.delete(go);
        reject(signal.reason as Error);
      };
      const go = (): void => {
        waiting.delete(go);
        signal.removeEventListener("abort", leave);
        resolve(); // the place of the one that just finished is handed over: `running` stays
      };
      waiting.add(go);
      signal.addEventListener("abort", leave, { once: true });
    });
  };

  return async (signal, work) => {
    await turn(signal);
    try {
      return await work();
    } finally {
      const next = waiting.values().next().value;
      if (next) next();
      else running -= 1;
    }
  };
}
