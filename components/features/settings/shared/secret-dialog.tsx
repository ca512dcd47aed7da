"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";

type SecretDialogProps = { title: string; warning: string; secret: string; onClose: () => void };

/** Shows a secret for the first and last time. */
export function SecretDialog({ title, warning, secret, onClose }: SecretDialogProps) {
  const t = useTranslations("settings");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("done")}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Notice tone="warn">{warning}</Notice>
        <div className="flex gap-2">
          <Input
            readOnly
            aria-label={title}
            value={secret}
            onFocus={(event) => event.target.select()}
            className="font-mono text-sm"
          />
          <CopyButton text={secret} />
        </div>
      </div>
    </Dialog>
  );
}
