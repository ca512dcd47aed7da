import { describe, expect, it, vi } from "vitest";
import { createCrosshair } from "./crosshair";

const POINT = { at: 1000, chartId: "a", value: null };

describe("crosshair", () => {
  it("tells every chart, also those that joined later, until they leave", () => {
    const crosshair = createCrosshair();
    const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const leave = crosshair.subscribe(first);
    crosshair.set(POINT);
    crosshair.subscribe(second);
    leave();
    crosshair.set({ ...POINT, at: 2000 });
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).toHaveBeenCalledTimes(1);
    expect(crosshair.get()?.at).toBe(2000);
  });

  it("says nothing when nothing changed", () => {
    const crosshair = createCrosshair();
    const listener = vi.fn<() => void>();
    crosshair.subscribe(listener);
    crosshair.set(null);
    expect(listener).not.toHaveBeenCalled();
  });
});
