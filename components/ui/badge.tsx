import { CircleAlert, CircleCheck, CircleDashed, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type Tone = "neutral" | "ok" | "warn" | "crit" | "info";

const TONES: Record<Tone, string> = {
  neutral: "border-line text-ink-2",
  ok: "border-transparent bg-ok-soft text-ok",
  warn: "border-transparent bg-warn-soft text-warn",
  crit: "border-transparent bg-crit-soft text-crit",
  info: "border-transparent bg-info-soft text-info",
};

// State is never told by colour alone: each tone brings its own shape.
const ICONS: Record<Tone, LucideIcon> = {
  neutral: CircleDashed,
  ok: CircleCheck,
  warn: TriangleAlert,
  crit: CircleAlert,
  info: Info,
};

/** A word of state with its icon; `icon={false}` for plain labels. */
export function Badge({
  tone = "neutral",
  icon = true,
  className,
  children,
}: {
  tone?: Tone;
  icon?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const Icon = ICONS[tone];
  return (
    <span
      className={cn(
        "inline-flex h-5 shrink-0 items-center gap-1 rounded-sm border px-1.5 text-sm font-medium whitespace-nowrap",
        TONES[tone],
        className,
      )}
    >
      {icon && <Icon aria-hidden className="size-3.5" />}
      {children}
    </span>
  );
}
