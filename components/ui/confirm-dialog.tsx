"use client";
import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen and whether it can be taken back. */
  children: ReactNode;
  /** The verb on the button: "Delete station", not "OK". */
  action: string;
  onConfirm: () => void;
  busy?: boolean;
  error?: string | undefined;
};

/** Asks before something that cannot be undone. Stays open while the work runs, and when it failed. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  action,
  onConfirm,
  busy,
  error,
}: ConfirmDialogProps) {
  const t = useTranslations("ui");
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <AlertDialog.Content className="fixed top-[20vh] left-1/2 z-50 w-[min(440px,calc(100vw-24px))] -translate-x-1/2 animate-pop rounded-lg border border-line bg-raised p-4 shadow-raised">
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-1 text-ink-2">{children}</div>
          </AlertDialog.Description>
          {error && (
            <p role="alert" className="mt-3 rounded-md bg-crit-soft px-3 py-2 text-crit">
              {error}
            </p>
          )}
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{t("cancel")}</Button>
            </AlertDialog.Cancel>
            <Button variant="danger" {...(busy && { busy })} onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
