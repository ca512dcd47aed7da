"use client";
import { useEffect } from "react";
import { ZONE_COOKIE } from "@/lib/contracts/theme";
import { keepPreference } from "./preference-cookie";

/** Tells the server the browser's zone, so that its first paint uses the reader's clock from the second page on. */
export function ZoneCookie({ known }: { known: string | undefined }) {
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (own && own !== known) keepPreference(ZONE_COOKIE, own);
  }, [known]);
  return null;
}
