import { LoaderCircle } from "lucide-react";
import { cn } from "./cn";

/** Decorative: say in words what is going on next to it. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn("size-4 animate-spin text-ink-3", className)} />;
}
