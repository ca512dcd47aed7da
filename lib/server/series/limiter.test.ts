import { describe, expect, it } from "vitest";
import { createLimiter } from "./limiter";
import { createSingleFlight } from "./single-flight";

const never = new AbortController().signal;

describe("createLimiter", () => {
  it("keeps order, hands places on, also after failures, and forgets who left", async () => {
    const limit = createLimiter(1);
    const order: string[] = [];
    let release = (): void => undefined;
    const first = limit(never, () => new Promise<void>((resolve) => (release = resolve)));
    const leaver = new AbortController();
    const left = limit(leaver.signal, () => Promise.resolve(order.push("left")));
    const fails = limit(never, () => Promise.reject(new Error("no")));
    const last = limit(never, () => Promise.resolve(order.push("last")));
    leaver.abort();
    await expect(left).rejects.toThrow(/abort/);
    release();
    await first;
    await expect(fails).rejects.toThrow("no");
    await last;
    expect(order).toEqual(["last"]);
    await limit(never, () => Promise.resolve(order.push("free again")));
    expect(order).toHaveLength(2);
  });

  it("does not start for one who has already left", async () => {
    const gone = AbortSignal.abort(new Error("gone"));
    await expect(createLimiter(1)(gone, () => Promise.resolve(1))).rejects.toThrow("gone");
  });
});

describe("createSingleFlight", () => {
  it("starts again after the end, and after everyone has left", async () => {
    const flights = createSingleFlight<number>();
    let started = 0;
    const work = (): Promise<number> => Promise.resolve(++started);
    expect(await Promise.all([flights.join("a", undefined, work), flights.join("a", never, work)])).toEqual([1, 1]);
    expect(await flights.join("a", undefined, work)).toBe(2);

    const leaver = new AbortController();
    const hanging = flights.join("a", leaver.signal, () => new Promise(() => undefined));
    leaver.abort();
    await expect(hanging).rejects.toThrow(/abort/);
    expect(await flights.join("a", undefined, work)).toBe(3);
  });
});
