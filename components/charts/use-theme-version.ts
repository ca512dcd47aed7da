"use client";
import { useSyncExternalStore } from "react";

let version = 0;
const listeners = new Set<() => void>();
let stopWatching: (() => void) | null = null;

function watch(): () => void {
  const changed = () => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const root = new MutationObserver(changed);
  root.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  return () => {
    root.disconnect();
    system.removeEventListener("change", changed);
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stopWatching ??= watch();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopWatching?.();
    stopWatching = null;
  };
}

/** A number that changes with the theme. CSS follows a theme by itself; a canvas has to be drawn again. */
export const useThemeVersion = (): number =>
  useSyncExternalStore(
    subscribe,
    () => version,
    () => 0,
  );
