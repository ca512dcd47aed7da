"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast as Primitive } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { Button } from "./button";

type ToastMessage = { title: string; detail?: string; tone?: "ok" | "crit"; undo?: { label: string; run: () => void } };
type Shown = ToastMessage & { id: number };

const ToastContext = createContext<(message: ToastMessage) => void>(() => undefined);

/** Shows a passing message; with `undo` it stays longer and offers the way back. */
export const useToast = (): ((message: ToastMessage) => void) => useContext(ToastContext);

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("ui");
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const show = useCallback((message: ToastMessage) => {
    // Three at most: an older one gives way.
    setShown((current) => [...current.slice(-2), { ...message, id: (current.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const value = useMemo(() => show, [show]);
  const drop = (id: number) => setShown((current) => current.filter((toast) => toast.id !== id));
  return (
    <ToastContext.Provider value={value}>
      <Primitive.Provider label={t("notification")} swipeDirection="right">
        {children}
        {shown.map((toast) => (
          <Primitive.Root
            key={toast.id}
            duration={toast.undo ? 10_000 : 5000}
            type={toast.tone === "crit" ? "foreground" : "background"}
            onOpenChange={(open) => !open && drop(toast.id)}
            className="flex animate-pop items-center gap-3 rounded-md border border-line bg-raised py-2 pr-2 pl-3 shadow-raised"
          >
            <div className="min-w-0 flex-1">
              <Primitive.Title className={toast.tone === "crit" ? "font-medium text-crit" : "font-medium"}>
                {toast.title}
              </Primitive.Title>
              {toast.detail && (
                <Primitive.Description className="break-words text-ink-2">{toast.detail}</Primitive.Description>
              )}
            </div>
            {toast.undo && (
              <Primitive.Action asChild altText={toast.undo.label}>
                <Button size="sm" onClick={toast.undo.run}>
                  {toast.undo.label}
                </Button>
              </Primitive.Action>
            )}
            <Primitive.Close asChild>
              <Button variant="ghost" size="icon" aria-label={t("close")}>
                <X aria-hidden />
              </Button>
            </Primitive.Close>
          </Primitive.Root>
        ))}
        {shown.length > 0 && (
          <Primitive.Viewport
            label={t("notifications")}
            className="fixed right-3 bottom-3 z-60 flex w-[min(380px,calc(100vw-24px))] flex-col gap-2 outline-none"
          />
        )}
      </Primitive.Provider>
    </ToastContext.Provider>
  );
}
