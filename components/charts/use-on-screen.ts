"use client";
import { type RefObject, useEffect, useState } from "react";

/** Charts get ready a little before they scroll into view. */
const MARGIN = "200px 0px";

/** Is the element in or near the window? False on the server and before the first look. `once`: stays true from then on. */
export function useOnScreen(element: RefObject<Element | null>, once = false): boolean {
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    if (element.current === null) return undefined;
    const look = (entries: IntersectionObserverEntry[]) => {
      const near = entries.at(-1)?.isIntersecting ?? false;
      setVisible(near);
      if (near && once) observer.disconnect();
    };
    const observer = new IntersectionObserver(look, { rootMargin: MARGIN });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, once]);
  return visible;
}
