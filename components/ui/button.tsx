import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

const VARIANTS = {
  primary: "border border-solid bg-solid text-on-solid hover:opacity-90",
  secondary: "border border-line-strong bg-surface text-ink hover:bg-hover",
  ghost: "border border-transparent text-ink-2 hover:bg-hover hover:text-ink",
  danger: "border border-crit bg-surface text-crit hover:bg-crit-soft",
} as const;

// Phones get 40-px targets; from `md` on the dense 32-px row.
const SIZES = {
  md: "h-8 px-3 max-md:h-10 max-md:px-4",
  sm: "h-7 px-2 text-sm max-md:h-10 max-md:px-3",
  icon: "size-8 justify-center max-md:size-10",
} as const;

const BASE =
  "inline-flex shrink-0 items-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0";

type ButtonLook = { variant?: keyof typeof VARIANTS; size?: keyof typeof SIZES };

export const buttonClass = ({ variant = "secondary", size = "md" }: ButtonLook = {}): string =>
  cn(BASE, VARIANTS[variant], SIZES[size], size !== "icon" && "justify-center");

type ButtonProps = ComponentProps<"button"> & ButtonLook & { asChild?: boolean; busy?: boolean };

/** A button. `busy` shows a spinner and refuses clicks while its work is under way; an icon button needs an `aria-label`. */
export function Button({ variant, size, asChild, busy, className, children, disabled, ...props }: ButtonProps) {
  const look = cn(buttonClass({ ...(variant && { variant }), ...(size && { size }) }), className);
  if (asChild) {
    return (
      <Slot.Root className={look} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button type="button" className={look} disabled={disabled || busy} aria-busy={busy || undefined} {...props}>
      {busy && <Spinner />}
      {children}
    </button>
  );
}
