"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { createToken, tokenQueries } from "@/lib/client/tokens.queries";
import type { Role } from "@/lib/contracts/roles";
import { CreateApiToken } from "@/lib/contracts/tokens";
import { RoleSelect } from "../shared/role-select";
import { SecretDialog } from "../shared/secret-dialog";
import { useCheckedForm } from "../shared/use-checked-form";
import { useErrorText } from "../shared/use-error-text";

const LIFETIMES = ["7", "30", "90", "365"] as const;
type Lifetime = (typeof LIFETIMES)[number];

/** A new token; its text is shown once, right after. */
export function CreateTokenDialog({ most, onClose }: { most: Role; onClose: () => void }) {
  const t = useTranslations("settings.tokens");
  const errorText = useErrorText();
  const formId = useId();
  const client = useQueryClient();
  const form = useCheckedForm(CreateApiToken);
  const [role, setRole] = useState<Role>("viewer");
  const [days, setDays] = useState<Lifetime>("90");
  const mutation = useMutation({
    mutationFn: createToken,
    onSuccess: () => client.invalidateQueries({ queryKey: tokenQueries.all() }),
    onError: form.refuse,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("name");
    const input = form.check({ name, role, expiresInDays: Number(days) });
    if (input) mutation.mutate(input);
  };
  if (mutation.data) {
    return (
      <SecretDialog
        title={t("created", { name: mutation.data.token.name })}
        warning={t("secretOnce")}
        secret={mutation.data.secret}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("add")}
      footer={
        <Button type="submit" form={formId} variant="primary" busy={mutation.isPending}>
          {t("create")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4" noValidate>
        {mutation.error && form.wrong.length === 0 && <Notice tone="crit">{errorText(mutation.error)}</Notice>}
        <Field
          label={t("name")}
          hint={t("nameHint")}
          error={form.wrong.includes("name") ? t("invalidName") : undefined}
        >
          {(control) => <Input {...control} name="name" autoComplete="off" />}
        </Field>
        <Field label={t("role")} error={form.wrong.includes("role") ? t("invalidRole") : undefined}>
          {(control) => <RoleSelect {...control} value={role} onChange={setRole} most={most} />}
        </Field>
        <Field label={t("lifetime")}>
          {(control) => (
            <Select
              {...control}
              value={days}
              onChange={setDays}
              options={LIFETIMES.map((value) => ({ value, label: t("days", { count: Number(value) }) }))}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
