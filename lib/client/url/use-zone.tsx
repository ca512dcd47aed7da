"use client";
import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { resolveZone } from "./time-zone";
import { useViewState } from "./use-view-state";

const KnownZone = createContext<string | undefined>(undefined);

/** Gives the tree the browser's zone as the server knows it from a cookie: both must render the same first page. */
export function ZoneProvider({ known, children }: { known: string | undefined; children: ReactNode }) {
  return <KnownZone value={known}>{children}</KnownZone>;
}

const never = () => () => undefined;
const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** The browser's own zone. */
export function useOwnZone(): string {
  const known = useContext(KnownZone);
  return useSyncExternalStore(never, browserZone, () => known ?? "UTC");
}

/** The IANA zone times of this view are shown in. */
export function useZone(): string {
  const own = useOwnZone();
  const [view] = useViewState();
  return resolveZone(view.tz, own);
}
