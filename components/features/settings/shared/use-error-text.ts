"use client";
import { useTranslations } from "next-intl";
import { ApiError } from "@/lib/client/api-error";

const OURS = [
  "forbidden",
  "conflict",
  "rate_limited",
  "database_unavailable",
  "unauthenticated",
  "unreachable",
] as const;

/** A sentence for a failed call: the server's own words, else ours for its code. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("settings.problem");
  return (error) => {
    if (!(error instanceof ApiError)) return t("unknown");
    const code = OURS.find((known) => known === error.code);
    const words = error.message || t(code ?? "unknown");
    return error.requestId && error.code === "internal" ? `${words} (${error.requestId})` : words;
  };
}
