"use client";
import { type PointerEvent, useRef } from "react";
import { linearScale, nearestIndex, PLOT, plotHeight } from "@/lib/presenters/chart/geometry";
import type { PreparedChart } from "@/lib/presenters/chart/types";
import { pageCrosshair } from "./crosshair";
import { dragInterval, dragPixels, type Interval, type PlotSpan, timeAt } from "./selection";

type PointerInput = {
  chart: PreparedChart;
  chartId: string;
  height: number;
  plot: PlotSpan;
  /** The selection rectangle. */
  box: { readonly current: HTMLElement | null };
  onZoom?: ((range: Interval) => void) | undefined;
  onZoomOut?: (() => void) | undefined;
};

/** A range shorter than this shows nothing that a scrape every few seconds could tell. */
const SHORTEST_ZOOM_MS = 60_000;

/** Pointing moves the page's crosshair, dragging selects a range to zoom to, a double click goes back out. */
export function usePointer(input: PointerInput) {
  const { plot, box, onZoom, onZoomOut } = input;
  const dragFrom = useRef<number | null>(null);
  const frame = useRef(0);

  const cancel = () => {
    dragFrom.current = null;
    showSelection(box.current, null);
  };

  const follow = (px: number, py: number) => {
    // Pointers report more often than the screen paints: the last position of a frame is enough.
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      pointAt(input, px, py, dragFrom.current !== null);
      if (dragFrom.current !== null) showSelection(box.current, dragPixels(dragFrom.current, px, plot));
    });
  };

  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      // A finger scrolls and points; it must not select by accident.
      if (event.button !== 0 || event.pointerType === "touch" || onZoom === undefined) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      dragFrom.current = place(event).px;
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { px, py } = place(event);
      follow(px, py);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const start = dragFrom.current;
      cancel();
      const range = start === null ? null : dragInterval(start, place(event).px, plot, SHORTEST_ZOOM_MS);
      if (range !== null) onZoom?.(range);
    },
    onPointerCancel: cancel,
    onPointerLeave: () => {
      cancelAnimationFrame(frame.current);
      if (dragFrom.current === null) pageCrosshair.set(null);
    },
    onDoubleClick: () => onZoomOut?.(),
  };
  return { handlers, cancel };
}

function place(event: PointerEvent<HTMLElement>): { px: number; py: number } {
  const box = event.currentTarget.getBoundingClientRect();
  return { px: event.clientX - box.left, py: event.clientY - box.top };
}

function pointAt({ chart, chartId, plot, height }: PointerInput, px: number, py: number, dragging: boolean): void {
  const at = chart.timestamps[nearestIndex(chart.timestamps, timeAt(px, plot))];
  if (at === undefined) return;
  const value = linearScale(PLOT.top + plotHeight(height), PLOT.top, chart.y.min, chart.y.max)(py);
  // While a range is being selected the value list would cover it: the hair then belongs to no chart.
  pageCrosshair.set({ at, chartId: dragging ? "" : chartId, value });
}

function showSelection(box: HTMLElement | null, pixels: { left: number; width: number } | null): void {
  if (box === null) return;
  box.hidden = pixels === null;
  if (pixels === null) return;
  box.style.transform = `translateX(${pixels.left}px)`;
  box.style.width = `${pixels.width}px`;
}
