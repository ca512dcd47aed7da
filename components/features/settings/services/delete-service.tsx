"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { createService, deleteService, serviceQueries } from "@/lib/client/services.queries";
import { type Service, ServiceInput } from "@/lib/contracts/services";
import { useErrorText } from "../shared/use-error-text";

/** Asks, removes, and still offers the way back for a while. */
export function DeleteService({ service, onClose }: { service: Service; onClose: () => void }) {
  const t = useTranslations("settings.services");
  const undoWord = useTranslations("settings")("undo");
  const errorText = useErrorText();
  const client = useQueryClient();
  const toast = useToast();
  const refresh = () => client.invalidateQueries({ queryKey: serviceQueries.all() });
  const undo = () => {
    createService(ServiceInput.parse(service)).then(refresh, (error: unknown) =>
      toast({ title: t("notRestored"), detail: errorText(error), tone: "crit" }),
    );
  };
  const mutation = useMutation({
    mutationFn: () => deleteService(service.id),
    onSuccess: () => {
      onClose();
      toast({ title: t("removed", { name: service.name }), undo: { label: undoWord, run: undo } });
      return refresh();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("remove", { name: service.name })}
      action={t("removeAction")}
      onConfirm={() => mutation.mutate()}
      busy={mutation.isPending}
      error={mutation.error ? errorText(mutation.error) : undefined}
    >
      {t("removeWhat")}
    </ConfirmDialog>
  );
}
