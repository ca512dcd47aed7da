"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { type Shortcut, SHORTCUTS } from "./keymap";
import { keysEnabled, setKeysEnabled } from "./keys-enabled";

/** What every key does. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.keys");
  const nav = useTranslations("shell.nav");
  const [enabled, setEnabled] = useState(keysEnabled);
  const words = ({ action }: Shortcut): string => {
    return action.kind === "command" ? t(action.command) : t("go", { screen: nav(action.id) });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("title")}>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-y-2">
        {SHORTCUTS.map((shortcut) => (
          <div key={shortcut.keys.join(" ")} className="contents">
            <dt>{words(shortcut)}</dt>
            <dd className="text-right">
              <Kbd keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex items-center gap-2 border-t border-line pt-3 text-ink-2">
        <input
          type="checkbox"
          className="size-4 accent-solid"
          checked={enabled}
          onChange={(event) => {
            setEnabled(event.target.checked);
            setKeysEnabled(event.target.checked);
          }}
        />
        {t("enable")}
      </label>
    </Dialog>
  );
}
