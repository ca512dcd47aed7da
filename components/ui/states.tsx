import { CircleAlert, CircleDashed, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

type StateProps = {
  title: string;
  /** Why, and what to do next. */
  children?: ReactNode;
  action?: ReactNode;
  icon?: LucideIcon;
  className?: string;
  /** `h1` when this is all the screen shows. */
  as?: "h1" | "p";
};

const BOX = "flex flex-col items-center justify-center gap-1 px-6 py-10 text-center";

/** Nothing to show, with the reason and the way on. */
export function EmptyState({
  title,
  children,
  action,
  icon: Icon = CircleDashed,
  className,
  as: Title = "p",
}: StateProps) {
  return (
    <output className={cn(BOX, className)}>
      <Icon aria-hidden className="mb-1 size-5 text-ink-3" />
      <Title className="font-medium">{title}</Title>
      {children && <div className="max-w-[min(65ch,100%)] wrap-anywhere text-ink-2">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </output>
  );
}

/** Something failed; `action` is the retry. */
export function ErrorState({
  title,
  children,
  action,
  icon: Icon = CircleAlert,
  className,
  as: Title = "p",
}: StateProps) {
  return (
    <div role="alert" className={cn(BOX, className)}>
      <Icon aria-hidden className="mb-1 size-5 text-crit" />
      <Title className="font-medium">{title}</Title>
      {children && <div className="max-w-[min(65ch,100%)] wrap-anywhere text-ink-2">{children}</div>}
      {action && <div className="mt-3 flex gap-2">{action}</div>}
    </div>
  );
}
