"use client";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "./button";

/** Copies `text`; says so in place, and says how to copy by hand when the browser refuses. */
export function CopyButton({ text, label, iconOnly }: { text: string; label?: string; iconOnly?: boolean }) {
  const t = useTranslations("ui");
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  };
  const words = { idle: label ?? t("copy"), copied: t("copied"), failed: t("copyFailed") }[state];
  return (
    <Button
      size={iconOnly ? "icon" : "md"}
      onClick={copy}
      onBlur={() => setState("idle")}
      {...(iconOnly && { "aria-label": words, title: words, variant: "ghost" as const })}
    >
      {state === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
      {!iconOnly && <span aria-live="polite">{words}</span>}
    </Button>
  );
}
