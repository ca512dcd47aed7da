"use client";
import { useQueryStates } from "nuqs";
import { useCallback } from "react";
import { type ViewState, viewParsers } from "./view-params";

export type ViewPatch = Partial<{ -readonly [K in keyof ViewState]: ViewState[K] | null }>;

/**
 * The view state of the address bar and how to change it. Changes of time and filters make a step in the browser's
 * history, so that Back undoes a zoom; `null` puts a value back to its default and out of the address.
 */
export function useViewState(): readonly [ViewState, (patch: ViewPatch) => void] {
  const [state, setState] = useQueryStates(viewParsers, { history: "push", shallow: true });
  const update = useCallback(
    (patch: ViewPatch) => {
      const { service, instance, ...rest } = patch;
      void setState({
        ...rest,
        ...(service !== undefined && { service: service === null ? null : [...service] }),
        ...(instance !== undefined && { instance: instance === null ? null : [...instance] }),
      });
    },
    [setState],
  );
  return [state, update];
}
