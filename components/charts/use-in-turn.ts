"use client";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { takeTurn } from "./turns";

/**
 * `value`, but a new one is adopted in a task of its own and only while `active`: charts that refresh together do not
 * block the page together, and those out of sight wait until they are looked at. The first value is there at once.
 */
export function useInTurn<T>(value: T, active: boolean): T {
  const [adopted, setAdopted] = useState({ value });
  useEffect(() => {
    if (!active || Object.is(value, adopted.value)) return undefined;
    return takeTurn(() => flushSync(() => setAdopted({ value })));
  }, [value, active, adopted]);
  return adopted.value;
}
