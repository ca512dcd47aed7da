"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { createUser, userQueries } from "@/lib/client/users.queries";
import type { Role } from "@/lib/contracts/roles";
import { CreateUser, PASSWORD_MIN } from "@/lib/contracts/users";
import { RoleSelect } from "../shared/role-select";
import { SecretDialog } from "../shared/secret-dialog";
import { useCheckedForm } from "../shared/use-checked-form";
import { useErrorText } from "../shared/use-error-text";

/** A new account. Without a password one is made and shown once. */
export function CreateUserDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.users");
  const errorText = useErrorText();
  const formId = useId();
  const client = useQueryClient();
  const form = useCheckedForm(CreateUser);
  const [role, setRole] = useState<Role>("viewer");
  const mutation = useMutation({
    mutationFn: createUser,
    onSuccess: (created) => {
      void client.invalidateQueries({ queryKey: userQueries.all() });
      if (!created.password) onClose();
    },
    onError: form.refuse,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const password = fields.get("password");
    const input = form.check({
      email: fields.get("email"),
      name: fields.get("name"),
      role,
      ...(password && { password }),
    });
    if (input) mutation.mutate(input);
  };
  const wrong = (name: "email" | "name" | "password") =>
    form.wrong.includes(name) ? t(`invalid.${name}`, { min: PASSWORD_MIN }) : undefined;

  if (mutation.data?.password) {
    const { user, password } = mutation.data;
    return (
      <SecretDialog
        title={t("newPassword", { name: user.name })}
        warning={t("secretOnce")}
        secret={password}
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
        <Field label={t("name")} error={wrong("name")}>
          {(control) => <Input {...control} name="name" autoComplete="off" />}
        </Field>
        <Field label={t("email")} error={wrong("email")}>
          {(control) => <Input {...control} name="email" type="email" autoComplete="off" />}
        </Field>
        <Field label={t("role")}>{(control) => <RoleSelect {...control} value={role} onChange={setRole} />}</Field>
        <Field label={t("password")} hint={t("passwordHint")} error={wrong("password")}>
          {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" />}
        </Field>
      </form>
    </Dialog>
  );
}
