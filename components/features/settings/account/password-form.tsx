"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import { sessionQueries } from "@/lib/client/sessions.queries";
import { changePassword } from "@/lib/client/users.queries";
import { ChangePassword, PASSWORD_MIN } from "@/lib/contracts/users";
import { Section } from "../shared/section";
import { useCheckedForm } from "../shared/use-checked-form";
import { useErrorText } from "../shared/use-error-text";

/** A new password of one's own; the old one proves who asks. */
export function PasswordForm() {
  const t = useTranslations("settings.account");
  const errorText = useErrorText();
  const toast = useToast();
  const client = useQueryClient();
  const form = useCheckedForm(ChangePassword);
  const element = useRef<HTMLFormElement>(null);
  const mutation = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      element.current?.reset();
      toast({ title: t("passwordChanged") });
      return client.invalidateQueries({ queryKey: sessionQueries.all() });
    },
    onError: form.refuse,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const input = form.check({ current: fields.get("current"), next: fields.get("next") });
    if (input) mutation.mutate(input);
  };
  return (
    <Section title={t("password")} description={t("passwordDescription")}>
      <form ref={element} onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-4">
        {mutation.error && form.wrong.length === 0 && <Notice tone="crit">{errorText(mutation.error)}</Notice>}
        <Field label={t("current")} error={form.wrong.includes("current") ? t("wrongCurrent") : undefined}>
          {(control) => <Input {...control} name="current" type="password" autoComplete="current-password" />}
        </Field>
        <Field
          label={t("next")}
          hint={t("nextHint", { min: PASSWORD_MIN })}
          error={form.wrong.includes("next") ? t("tooShort", { min: PASSWORD_MIN }) : undefined}
        >
          {(control) => <Input {...control} name="next" type="password" autoComplete="new-password" />}
        </Field>
        <Button type="submit" variant="primary" className="self-start" busy={mutation.isPending}>
          {t("change")}
        </Button>
      </form>
    </Section>
  );
}
