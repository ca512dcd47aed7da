"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";
import { resolveRange } from "@/lib/client/url/time-range";
import { useViewState } from "@/lib/client/url/use-view-state";
import { useNow } from "@/lib/client/use-now";
import { useZone } from "@/lib/client/url/use-zone";
import type { Watched } from "./use-surroundings";

/** What the address asks for, when it can be shown; else what is wrong with it and one click out of it. */
export function ViewProblem({ watched, children }: { watched: Watched; children: ReactNode }) {
  const t = useTranslations("view");
  const problems = useTranslations("time.problem");
  const [view, update] = useViewState();
  const zone = useZone();
  const now = useNow();
  const range = resolveRange(view, now, zone);
  if (!range.ok) {
    const reset = () => update({ from: null, to: null });
    return (
      <ErrorState title={t("badRange")} action={<Button onClick={reset}>{t("resetRange")}</Button>}>
        {problems(range.problem)}
      </ErrorState>
    );
  }
  // Without a registry (its database is down) every name may be right.
  const known =
    watched.services.length === 0 || view.service.every((key) => watched.services.some((one) => one.key === key));
  if (known) return children;
  const unknown = view.service.filter((key) => !watched.services.some((one) => one.key === key));
  return (
    <ErrorState
      title={t("unknownService")}
      action={<Button onClick={() => update({ service: null, instance: null })}>{t("allServices")}</Button>}
    >
      <span className="break-words">{t("unknownServiceWhy", { names: unknown.join(", ").slice(0, 200) })}</span>
    </ErrorState>
  );
}
