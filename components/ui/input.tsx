import type { ComponentProps } from "react";
import { cn } from "./cn";

// 16 px on phones: a smaller field makes Safari zoom the page in on focus.
const FIELD =
  "w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-ink placeholder:text-ink-3 hover:border-ink-3 disabled:opacity-50 aria-invalid:border-crit max-md:text-[16px] read-only:bg-bg";

/** A one-line text field; give it an id and a label, best through `Field`. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(FIELD, "h-8 max-md:h-10", className)} {...props} />;
}
