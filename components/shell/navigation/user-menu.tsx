"use client";
import { ChevronsUpDown, KeyRound, LogOut } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/dropdown-menu";
import { useToast } from "@/components/ui/toast";
import type { ShellUser } from "./sidebar-footer";

/** Who is signed in, their account page and the way out. */
export function UserMenu({ user }: { user: ShellUser }) {
  const t = useTranslations("shell.user");
  const roles = useTranslations("roles");
  const toast = useToast();
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    try {
      const { signOut } = await import("next-auth/react");
      await signOut({ callbackUrl: "/sign-in" });
    } catch {
      setLeaving(false);
      toast({ title: t("signOutFailed"), tone: "crit" });
    }
  };
  return (
    <Menu
      align="start"
      side="top"
      className="w-52"
      trigger={
        <Button variant="ghost" className="h-11 w-full justify-between px-2" busy={leaving}>
          <span
            aria-hidden
            className="flex size-7 items-center justify-center rounded-full border border-line-strong text-sm font-semibold text-ink"
          >
            {user.name.slice(0, 1).toUpperCase()}
          </span>
          <span className="min-w-0 flex-1 text-left leading-4">
            <span className="block truncate text-ink">{user.name}</span>
            <span className="block text-xs font-normal text-ink-3">{roles(user.role)}</span>
          </span>
          <span className="sr-only">{t("menu")}</span>
          <ChevronsUpDown aria-hidden className="text-ink-3" />
        </Button>
      }
    >
      <MenuLabel>{t("signedInAs", { name: user.name, role: roles(user.role) })}</MenuLabel>
      <MenuItem asChild>
        <Link href="/settings/account">
          <KeyRound aria-hidden />
          {t("account")}
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => void leave()}>
        <LogOut aria-hidden />
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
