"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { revokeToken, tokenQueries } from "@/lib/client/tokens.queries";
import type { ApiToken } from "@/lib/contracts/tokens";
import { useErrorText } from "../shared/use-error-text";

export function RevokeToken({ token }: { token: ApiToken }) {
  const t = useTranslations("settings.tokens");
  const errorText = useErrorText();
  const client = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const mutation = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: () => {
      setAsking(false);
      toast({ title: t("revoked", { name: token.name }) });
      return client.invalidateQueries({ queryKey: tokenQueries.all() });
    },
  });
  return (
    <>
      <Button size="sm" aria-label={t("revokeOne", { name: token.name })} onClick={() => setAsking(true)}>
        {t("revoke")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("revokeOne", { name: token.name })}
        action={t("revoke")}
        onConfirm={() => mutation.mutate()}
        busy={mutation.isPending}
        error={mutation.error ? errorText(mutation.error) : undefined}
      >
        {t("revokeWhat")}
      </ConfirmDialog>
    </>
  );
}
