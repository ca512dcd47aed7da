"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban, KeyRound, LogOut, MoreHorizontal, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/dropdown-menu";
import { useToast } from "@/components/ui/toast";
import { resetPassword, signOutEverywhere, updateUser, userQueries } from "@/lib/client/users.queries";
import { type Role, ROLES } from "@/lib/contracts/roles";
import type { UpdateUser, User } from "@/lib/contracts/users";
import { SecretDialog } from "../shared/secret-dialog";
import { useErrorText } from "../shared/use-error-text";

/** What may be done with an account. Role and status can be undone; a new password and signing out ask first. */
export function UserActions({ user, isSelf }: { user: User; isSelf: boolean }) {
  const t = useTranslations("settings.users");
  const roles = useTranslations("roles");
  const [asking, setAsking] = useState<"password" | "sessions" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const change = useUserChange(user);
  const setRole = (role: Role) => role !== user.role && change({ role }, { role: user.role });
  const disabled = user.disabledAt !== null;
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon" aria-label={t("actionsOf", { name: user.name })}>
            <MoreHorizontal aria-hidden />
          </Button>
        }
      >
        <MenuLabel>{t("role")}</MenuLabel>
        <MenuChoice
          label={t("role")}
          value={user.role}
          onChange={setRole}
          options={ROLES.map((value) => ({ value, label: roles(value) }))}
        />
        <MenuSeparator />
        <MenuItem onSelect={() => setAsking("password")}>
          <KeyRound aria-hidden />
          {t("resetPassword")}
        </MenuItem>
        <MenuItem onSelect={() => setAsking("sessions")}>
          <LogOut aria-hidden />
          {t("signOutEverywhere")}
        </MenuItem>
        <MenuItem disabled={isSelf} onSelect={() => change({ disabled: !disabled }, { disabled })}>
          {disabled ? <RotateCcw aria-hidden /> : <Ban aria-hidden />}
          {disabled ? t("enable") : t("disable")}
        </MenuItem>
      </Menu>
      {asking && <AskFirst user={user} about={asking} onClose={() => setAsking(null)} onSecret={setSecret} />}
      {secret && (
        <SecretDialog
          title={t("newPassword", { name: user.name })}
          warning={t("secretOnce")}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </>
  );
}

/** Changes an account at once and offers the way back. */
function useUserChange(user: User): (to: UpdateUser, from: UpdateUser) => void {
  const t = useTranslations("settings.users");
  const undoWord = useTranslations("settings")("undo");
  const client = useQueryClient();
  const toast = useToast();
  const errorText = useErrorText();
  const mutation = useMutation({
    mutationFn: (change: UpdateUser) => updateUser(user.id, change),
    onSettled: () => client.invalidateQueries({ queryKey: userQueries.all() }),
    onError: (error) => toast({ title: t("notChanged"), detail: errorText(error), tone: "crit" }),
  });
  return (to, from) =>
    mutation.mutate(to, {
      onSuccess: () =>
        toast({
          title: t("changed", { name: user.name }),
          undo: { label: undoWord, run: () => mutation.mutate(from) },
        }),
    });
}

type AskFirstProps = {
  user: User;
  about: "password" | "sessions";
  onClose: () => void;
  onSecret: (secret: string) => void;
};

function AskFirst({ user, about, onClose, onSecret }: AskFirstProps) {
  const t = useTranslations("settings.users");
  const toast = useToast();
  const errorText = useErrorText();
  const mutation = useMutation({
    mutationFn: async () => {
      if (about === "password") return (await resetPassword(user.id)).password ?? null;
      await signOutEverywhere(user.id);
      return null;
    },
    onSuccess: (secret) => {
      if (secret) onSecret(secret);
      else toast({ title: t("signedOut", { name: user.name }) });
      onClose();
    },
  });
  const words = about === "password" ? "resetPassword" : "signOutEverywhere";
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`ask.${about}.title`, { name: user.name })}
      action={t(words)}
      onConfirm={() => mutation.mutate()}
      busy={mutation.isPending}
      error={mutation.error ? errorText(mutation.error) : undefined}
    >
      {t(`ask.${about}.text`)}
    </ConfirmDialog>
  );
}
