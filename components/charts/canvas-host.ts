"use client";
import { createContext, useContext } from "react";

/** The HTML element, beside Recharts' SVG, that canvases are put into. */
const CanvasHost = createContext<HTMLElement | null>(null);

export const CanvasHostProvider = CanvasHost.Provider;
export const useCanvasHost = (): HTMLElement | null => useContext(CanvasHost);
