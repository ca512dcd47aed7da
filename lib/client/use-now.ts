"use client";
import { useEffect, useState } from "react";

/** The clock for what is shown: moves on every `everyMs`. Decisions at a click take `Date.now()` themselves. */
export function useNow(everyMs = 15_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
