"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import { createService, serviceQueries, updateService } from "@/lib/client/services.queries";
import { type Service, ServiceInput } from "@/lib/contracts/services";
import { useCheckedForm } from "../shared/use-checked-form";
import { useErrorText } from "../shared/use-error-text";

const FIELDS = ["name", "key", "jobMatcher", "team", "tier", "traceService", "runbookBase"] as const;

/** What a person typed, in the form the contract checks. */
function typed(form: HTMLFormElement): Record<string, unknown> {
  const fields = new FormData(form);
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    ...Object.fromEntries(FIELDS.map((name) => [name, text(name)])),
    tier: Number(text("tier")),
    runbookBase: text("runbookBase") || null,
  };
}

/** Adds a service, or changes one; when somebody else was faster it says so and nothing is lost. */
export function ServiceDialog({ service, onClose }: { service?: Service; onClose: () => void }) {
  const t = useTranslations("settings.services");
  const errorText = useErrorText();
  const formId = useId();
  const client = useQueryClient();
  const toast = useToast();
  const form = useCheckedForm(ServiceInput);
  const mutation = useMutation({
    mutationFn: (input: ServiceInput) =>
      service ? updateService(service.id, { ...input, version: service.version }) : createService(input),
    onSuccess: (saved) => {
      onClose();
      toast({ title: t("saved", { name: saved.name }) });
    },
    onError: form.refuse,
    onSettled: () => client.invalidateQueries({ queryKey: serviceQueries.all() }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = form.check(typed(event.currentTarget));
    if (input) mutation.mutate(input);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={service ? t("edit", { name: service.name }) : t("add")}
      footer={
        <Button type="submit" form={formId} variant="primary" busy={mutation.isPending}>
          {t("save")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4" noValidate>
        {mutation.error && form.wrong.length === 0 && <Notice tone="crit">{errorText(mutation.error)}</Notice>}
        {FIELDS.map((name) => (
          <Field
            key={name}
            label={t(name)}
            hint={t(`hint.${name}`)}
            error={form.wrong.includes(name) ? t(`invalid.${name}`) : undefined}
          >
            {(control) => (
              <Input
                {...control}
                name={name}
                autoComplete="off"
                defaultValue={service?.[name] ?? (name === "tier" ? 2 : "")}
                {...(name === "tier" && { type: "number", min: 1, max: 4 })}
              />
            )}
          </Field>
        ))}
      </form>
    </Dialog>
  );
}
