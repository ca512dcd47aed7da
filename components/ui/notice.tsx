import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

type NoticeTone = "ok" | "warn" | "crit" | "info";

const LOOKS: Record<NoticeTone, { icon: LucideIcon; box: string }> = {
  ok: { icon: CircleCheck, box: "bg-ok-soft text-ok" },
  warn: { icon: TriangleAlert, box: "bg-warn-soft text-warn" },
  crit: { icon: CircleAlert, box: "bg-crit-soft text-crit" },
  info: { icon: Info, box: "bg-info-soft text-info" },
};

/** A message in the flow of the page. Urgent tones are announced at once, the others politely. */
export function Notice({
  tone,
  children,
  action,
  className,
}: {
  tone: NoticeTone;
  children: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const { icon: Icon, box } = LOOKS[tone];
  return (
    <div
      role={tone === "crit" ? "alert" : "status"}
      className={cn("flex items-start gap-2 rounded-md px-3 py-2", box, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 text-ink">{children}</div>
      {action}
    </div>
  );
}
