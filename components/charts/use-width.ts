"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

/** Inner width of an element in CSS pixels, followed as it changes; null until it was measured. */
export function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver((entries) => {
      const size = entries.at(-1)?.contentRect.width;
      if (size !== undefined && size > 0) setWidth(Math.floor(size));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
