"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  children: ReactNode;
  /** Buttons at the bottom edge, the main one last. */
  footer?: ReactNode;
  /** `sheet` slides in from the right and fills phones; `drawer` is the left one of the navigation. */
  kind?: "modal" | "wide" | "sheet" | "drawer";
};

const PLACES = {
  modal:
    "top-[12vh] left-1/2 max-h-[80vh] w-[min(480px,calc(100vw-24px))] -translate-x-1/2 rounded-lg border max-md:top-auto max-md:bottom-3",
  wide: "top-[8vh] left-1/2 max-h-[84vh] w-[min(840px,calc(100vw-24px))] -translate-x-1/2 rounded-lg border",
  sheet: "inset-y-0 right-0 w-[min(420px,100vw)] border-l",
  drawer: "inset-y-0 left-0 w-[min(288px,88vw)] border-r",
} as const;

// Where there is a form, one comes to fill it in: not to the close button, which is first in the order.
const focusFirstField = (event: Event): void => {
  const dialog = event.currentTarget instanceof Element ? event.currentTarget : null;
  const field = dialog?.querySelector<HTMLElement>("form input:not([type=hidden]), form select, form textarea");
  if (!field) return;
  event.preventDefault();
  field.focus();
};

/** A modal dialog: focus is kept inside, Escape closes it and focus goes back to where it was. */
export function Dialog({ open, onOpenChange, title, description, children, footer, kind = "modal" }: DialogProps) {
  const t = useTranslations("ui");
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Primitive.Content
          {...(!description && { "aria-describedby": undefined })}
          onOpenAutoFocus={focusFirstField}
          className={cn("fixed z-50 flex animate-pop flex-col border-line bg-raised shadow-raised", PLACES[kind])}
        >
          <header className="flex items-start gap-3 border-b border-line px-4 py-3">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="mt-0.5 text-ink-2">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <Button variant="ghost" size="icon" aria-label={t("close")} className="-mt-1 -mr-2">
                <X aria-hidden />
              </Button>
            </Primitive.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
